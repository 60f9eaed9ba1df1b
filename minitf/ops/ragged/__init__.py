"""Tensors whose rows differ in length, kept as one tensor of all values and the places where rows begin. Floor 2.

Read `row_partition.py` first, then `ragged_tensor.py` and `indexing.py`. All of it is made of the ops for dense
tensors, and so are the gradients, which flow through the values. What an op means for ragged tensors is said in the
modules imported here; each answers for some ops, see `answers.py`.
"""

from . import counting, elementwise, gathering, joining, reduction, shapes, spec, text_joining  # noqa: F401 (they register what they know)
