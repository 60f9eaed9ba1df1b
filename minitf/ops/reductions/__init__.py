"""Ops that make few numbers of many, or put them in order: sums, means, segments, sorting, counting. Floor 2.

Read `reduction.py` first. Sum itself stands with broadcasting, its mirror image, in `shapes/broadcasting.py`.

Speed, beside TensorFlow: what looks at one element after the other and stops as soon as it can (`in_top_k`), or keeps
a hash table (`unique`), can only sort or compare everything here: up to ten times as long for a million elements.
Segments of 4x4 take up to three times as long, for their checks: a dozen calls of NumPy's.
"""
