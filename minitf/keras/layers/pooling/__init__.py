"""Layers that say the largest, or the mean, of a window or of all. Floor 7. Read `windows.py` first."""
