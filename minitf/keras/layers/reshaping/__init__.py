"""Layers that change the shape and no number. Floor 7. Read `flatten.py` first."""
