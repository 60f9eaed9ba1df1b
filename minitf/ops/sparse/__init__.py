"""Tensors that are mostly zeros, kept as the few elements that are not. Floor 2.

Read `sparse_tensor.py` first, then `dense.py` and `positions.py`. Where a function here only says which elements go
where, it is made of the ops for dense tensors, and so are its gradients.
"""
