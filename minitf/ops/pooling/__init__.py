"""Pooling: one value in place of each window. Floor 2.

Read first: `max_pool.py`.
"""
