"""gRPC. Floor 8. Start with `converting.py`."""
