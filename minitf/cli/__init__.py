"""The command `minitf`.   Floor 10: like any program, it uses only the public library.   Next: main.py, then tour.py."""
