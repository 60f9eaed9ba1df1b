"""Pooling: one value in place of each window. Floor 2.

Read first: `max_pool.py`.

Speed, beside TensorFlow: each tap of a window is a pass over views of the image, where a compiled loop keeps the window
in registers: two to five times as long for a million elements. `max_pool_with_argmax` asks of every tap whether it was
first to hold the maximum, sixty calls of NumPy's, however small the image.
"""
