"""Saving: programs' objects in files, and back. Floor 6. Start with `object_graph.py`, then `checkpoint.py`.

A checkpoint holds the values of variables and the names by which a program reaches them; a SavedModel holds the
program, too. The formats are TensorFlow's. The files themselves are the business of `wire/bundle`.
"""
