"""Control flow in graphs: branches, loops, and the lists that loops fill. Floor 4.

Read `bodies.py` first, then `nodes.py`, `cond.py` and `while_loop.py`; `ways_back.py` differentiates them.
"""
