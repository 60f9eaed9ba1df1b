"""Floor 1, core: what a tensor is, and the one function that every operation goes through.

Read `tensor.py`, then `op.py`, then `execute.py`. Everything above stands on these three.
"""
