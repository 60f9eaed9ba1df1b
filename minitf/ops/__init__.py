"""Floor 2, ops: every operation, as three rules side by side: its shape, its kernel, its gradient.

Read `arithmetic.py` first, then `structure.py`. A file of ops is closed under differentiation: what the gradient of
an op needs stands in the same file or in one that it imports.
"""
