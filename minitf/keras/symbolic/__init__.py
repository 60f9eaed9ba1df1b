"""Layers called on no data: shapes flow through them, and every call is written down. Floor 7.

Read `keras_tensor.py`, then `node.py` and `operation.py`; `function.py` runs what was written down.
"""
