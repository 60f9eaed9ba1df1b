"""Layers that make a model forget, or pay, while it is trained. Floor 7. Read `dropout.py` first."""
