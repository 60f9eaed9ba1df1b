"""Where elements come from. Floor 5. Read `tensors.py` first."""
