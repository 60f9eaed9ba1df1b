"""Numbers that look random, and are the same ones again for the same seed. Floor 2.

Read `seeds.py` first, then `distributions.py`. The bits come from `backend/bits.py`.
"""
