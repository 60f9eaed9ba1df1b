"""Clusters: which processes work together, on which machines. Floor 6. Read next: `spec.py`, `resolvers.py`."""
