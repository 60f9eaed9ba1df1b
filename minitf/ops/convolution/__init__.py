"""Windows that slide over images: convolutions in 1 to 3 dimensions, their transposes, space against depth. Floor 2.

Read `geometry.py` first (where the windows lie), then `windows.py` (how to see them) and `im2col.py` (how to multiply).
"""
