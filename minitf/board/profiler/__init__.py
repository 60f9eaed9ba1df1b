"""The profiler: which ops run, for how long, and what memory they take. Floor 5. Read next: `recording.py`.

`recording.py` notes, `session.py` switches it on and off, `table.py` adds up, and `trace_file.py` writes what browsers
show.
"""
