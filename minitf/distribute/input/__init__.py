"""Data for replicas: batches that are divided, or dealt. Floor 6. Read next: `input_context.py`, `datasets.py`, `sharding.py`."""
