"""Floor 3, autodiff: derivatives of whatever a program computes.

Read `backward.py` first (the engine, one page), then `tape.py` (the record it walks), then `check.py`.
"""
