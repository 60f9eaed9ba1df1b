"""Ops that make few numbers of many, or put them in order: sums, means, segments, sorting, counting. Floor 2.

Read `reduction.py` first. Sum itself stands with broadcasting, its mirror image, in `shapes/broadcasting.py`.

Speed, beside TensorFlow: `unique` keeps a hash table there; here numbers that are far apart are sorted, in up to ten
times as long. Segments of 4x4 take up to three times as long, for their checks: a dozen calls of NumPy's.
"""
