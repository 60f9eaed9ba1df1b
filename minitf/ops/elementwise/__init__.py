"""Elementwise ops: each output element depends on the input elements in its own place. Floor 2.

Read `arithmetic.py` first: it shows the form that every op has.

Speed, beside TensorFlow: one step is as fast, since memory is the limit; of several, each is a call of NumPy's for
itself, kept in the cache (`backend/blocks.py`), and takes one and a half to twice as long. The error functions take
fifty steps.
"""
