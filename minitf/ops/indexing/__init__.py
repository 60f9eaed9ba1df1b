"""Ops that pick elements out of a tensor, or put them into one: slices, gather, scatter, where, masks. Floor 2.

Read `strided.py` first, then `gather.py`. Each stands beside its mirror image, which is its gradient.
"""
