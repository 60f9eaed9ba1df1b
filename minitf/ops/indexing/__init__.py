"""Ops that pick elements out of a tensor, or put them into one: slices, gather, scatter, where, masks. Floor 2.

Read `strided.py` first, then `gather.py`. Each stands beside its mirror image, which is its gradient.

Speed, beside TensorFlow: NumPy picks and puts single elements at 4 to 8 nanoseconds each, on one thread, which makes
`gather_nd` and `invert_permutation` two to three times as long for a million of them; picked rows are copied at the
same speed. `dynamic_stitch` is made of ten ops, and takes ten times as long for a few rows.
"""
