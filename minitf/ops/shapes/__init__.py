"""Ops that make tensors and lay out their elements: reshape, broadcast, join, repeat, count up. Floor 2.

Read `layout.py` first, then `broadcasting.py`, whose `sum_to` every elementwise gradient needs.
"""
