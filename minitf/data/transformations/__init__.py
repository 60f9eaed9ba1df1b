"""What is done with elements, one transformation a file. Floor 5. Read `limits.py` first, then `map.py`, `batch.py`."""
