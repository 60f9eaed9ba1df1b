"""Speed and memory, side by side: minitf, hand-written NumPy and, where it is installed, TensorFlow.   Floor 10.

A row of the table is a small program written once for both libraries: it is given the library as `tf`. Read
`rows.py` for the list, `eager.py` and `mlp.py` for the programs, `race.py` for how they are timed in turn.
"""
