"""The models of a server, and their versions. Floor 8. Start with `specs.py`."""
