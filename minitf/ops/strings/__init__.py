"""Text: tensors of bytes. Floor 2. Read `elementwise.py` first."""
