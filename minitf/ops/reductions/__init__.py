"""Ops that make few numbers of many, or put them in order: sums, means, segments, sorting, counting. Floor 2.

Read `reduction.py` first. Sum itself stands with broadcasting, its mirror image, in `shapes/broadcasting.py`.
"""
