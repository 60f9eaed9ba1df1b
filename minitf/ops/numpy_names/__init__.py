"""NumPy's names and NumPy's promotion of dtypes, on tensors. Floor 2.

Read `promotion.py` first, then `arrays.py`; the others are one line a function over the ops of the folders beside
this one. They stand under `tf.experimental.numpy`.
"""
