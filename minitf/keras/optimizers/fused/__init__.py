"""The steps of optimizers in place, block by block. Floor 7. Read `decorator.py` first.

Each function here computes what `update_step` of an optimizer computes, line by line and to the last bit, but writes
into memory that is there already. The readable formula stands with the optimizer.
"""
