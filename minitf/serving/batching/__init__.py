"""Requests of several clients, put together. Floor 8. Start with `parameters.py`."""
