"""+ - * / of what stands for numbers while a rule is called. Floor 2. Read `apply_rule.py` first."""

from typing import Any


class StandsForNumbers:
    """A value of a rule that is no array: its operators are functions of `xp`, which stands for the array module."""

    __array_ufunc__ = None  # NumPy's numbers leave operators to it
    xp: Any

    def __add__(self, other):
        return self.xp.add(self, other)

    def __radd__(self, other):
        return self.xp.add(other, self)

    def __sub__(self, other):
        return self.xp.subtract(self, other)

    def __rsub__(self, other):
        return self.xp.subtract(other, self)

    def __mul__(self, other):
        return self.xp.multiply(self, other)

    def __rmul__(self, other):
        return self.xp.multiply(other, self)

    def __truediv__(self, other):
        return self.xp.divide(self, other)

    def __rtruediv__(self, other):
        return self.xp.divide(other, self)
