"""Text: tensors of bytes. Floor 2. Read `texts.py` first."""
