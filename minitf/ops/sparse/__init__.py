"""Tensors that are mostly zeros, kept as the few elements that are not. Floor 2.

Read `sparse_tensor.py` first, then `dense.py` and `positions.py`. Where a function here only says which elements go
where, it is made of the ops for dense tensors, and so are its gradients.

Speed, beside TensorFlow: for every few elements there are a dozen calls of NumPy's, which check, sort and place them:
up to three times as long at 4x4, and two to five times where a quarter of a million elements go into a dense tensor.
"""

from . import spec  # noqa: F401 (it registers how a sparse tensor is opened)
