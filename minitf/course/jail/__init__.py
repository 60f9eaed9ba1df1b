"""The half of the grader that runs beside the student's code, in a process of its own.

Floor 10. Next: runner.py.

Before each run this folder is copied next to the copy of the library, under the name `minitf_jail`. It
imports nothing of
minitf: what it would import is the copy with the student's code in it.
"""
