"""What changes: variables, the ops that read and assign them, and the steps of optimizers. Floor 2.

Read `variable.py` first, then `update.py`, which says when an array may be changed in place.
"""
