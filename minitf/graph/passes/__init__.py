"""Passes: rewrites of a body, one a file, each a function from a Body to another that computes the same.

Floor 4. Read `rewriting.py` first, then `noops.py`, the simplest pass; `pipeline.py` runs them all. The last one,
`memory.py`, rewrites nothing: it plans where results lie.
"""
