"""Matrices that know what they are, and so need not be written out. Floor 2. Read `linear_operator.py` first.

Importing any kind loads the rules by which kinds combine.
"""

from . import algebra

__all__ = ["algebra"]
