"""Transports: how the workers of a group exchange arrays. Floor 6. Read next: `alone.py`."""
