"""Data for replicas: divided, or dealt. Floor 6. Read next: `input_context.py`, `sharding.py`, `datasets.py`."""
