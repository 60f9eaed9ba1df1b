"""Floor 2, ops: every operation, as three rules side by side: its shape, its kernel, its gradient.

Read `elementwise/arithmetic.py` first, then `shapes/layout.py`. A file of ops is closed under differentiation: what
the gradient of an op needs stands in the same file or in one that it imports.

Importing any op fills the operators of Tensor (`operators.py`). The two functions that give a program its
first tensor are offered here once more, so that whoever gets a tensor from the facade can also add two.
"""

from ..core.convert import constant, convert_to_tensor
from . import operators

__all__ = ["constant", "convert_to_tensor", "operators"]
