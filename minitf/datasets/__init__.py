"""Data sets small enough to ship with the package.   Floor 0.   Next: digits.py."""
