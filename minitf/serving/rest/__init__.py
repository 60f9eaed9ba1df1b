"""HTTP and JSON. Floor 8. Start with `paths.py`."""
