"""Layers that apply one function to every number. Floor 7. Read `activation.py`, then `rectifiers.py`."""
