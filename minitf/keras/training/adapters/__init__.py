"""Data adapters: whatever a user trains on, as batches. Floor 7. Read next: `arrays.py`."""
