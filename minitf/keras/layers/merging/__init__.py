"""Layers that make one tensor of several. Floor 7. Read `merge.py`, then `elementwise.py`."""
