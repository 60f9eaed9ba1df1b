"""Layers in which each step of a sequence looks at the others. Floor 7. Read `attention.py` first."""
