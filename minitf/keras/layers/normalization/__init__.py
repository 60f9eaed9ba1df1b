"""Layers that bring numbers to mean 0 and variance 1, over a batch, a sample or a group. Floor 7.

Read `batch_normalization.py` first.
"""
