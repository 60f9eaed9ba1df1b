"""Elementwise ops: each output element depends on the input elements in its own place. Floor 2.

Read `arithmetic.py` first: it shows the form that every op has.
"""
