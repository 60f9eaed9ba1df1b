"""Requests on loaded models, whatever the transport. Floor 8. Start with `predict.py`."""
