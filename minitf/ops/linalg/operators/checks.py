"""What operators check of themselves and of what they are given. Floor 2. Read `linear_operator.py` first."""

from __future__ import annotations

import numpy as np

from ....backend.errors import explain
from ....core.convert import convert_to_tensor
from ...debugging.assertions import assert_equal, assert_less, assert_positive
from ...elementwise.complex_parts import imag, real
from ...elementwise.magnitude import abs_
from ...reductions.reduction import reduce_max, reduce_min
from ...shapes.creation import zeros_like
from ...shapes.identity import cast
from ...variables.variable import Variable
from ..cholesky import cholesky
from ..diagonals import diag_part
from ..square import SOLVABLE
from ..svd import svd
from ..transposes import adjoint


def as_entries(value, rank, where):
    """The numbers that an operator is made of: a tensor, or the variable itself, whose value may change.

    Raises: ValueError where they have fewer axes than `rank`.
    """
    x = value if isinstance(value, Variable) else convert_to_tensor(value)
    if x.shape.rank is not None and x.shape.rank < rank:
        raise ValueError(explain(where, f"the entries have shape {x.shape}", f"they must have at least {rank} axes"))
    return x


def require_solvable(x, where):
    """TypeError unless the entries are float or complex."""
    if x.dtype not in SOLVABLE and x.dtype.name != "float16":
        raise TypeError(explain(where, f"the entries are {x.dtype.name}", "they must be float or complex"))


def require_dtype(operator, x):
    """TypeError unless a tensor has the operator's dtype."""
    if x.dtype != operator.dtype:
        raise TypeError(explain(operator.name, f"the argument is {x.dtype.name}", f"it must be {operator.dtype.name}",
                                f"Use tf.cast(x, tf.{operator.dtype.name})"))


def require_rows(operator, x, rows):
    """ValueError unless a tensor may have so many rows."""
    if x.shape.rank is None:
        return
    if x.shape.rank < 2 or (None not in (rows, x.shape[-2]) and x.shape[-2] != rows):
        received = f"the operator has shape {operator.shape}, the argument {x.shape}"
        raise ValueError(explain(operator.name, received, f"the argument must have {rows} rows"))


def require_promise(where, promise, value, always):
    """ValueError where the caller promised the opposite of what a kind always is."""
    if promise is (not value):
        raise ValueError(explain(where, f"the promise {promise}", f"{always}, whatever its entries"))
    return value


# --- checks of values: InvalidArgumentError where they fail --------------------------------------------------------
def require_not_zero(x, message):
    """A check that no number is 0."""
    size = abs_(x)
    return assert_less(zeros_like(size), size, message=message)


def require_real(x, message):
    """A check that imaginary parts are 0."""
    if not x.dtype.is_complex:
        return None
    parts = imag(x)
    return assert_equal(zeros_like(parts), parts, message=message)


def require_positive(x, message):
    """A check that real parts are positive."""
    return assert_positive(real(x), message=message)


def require_non_singular(x):
    """A check that the singular values of matrices are within what their dtype can tell apart."""
    s = svd(x, compute_uv=False)
    digits = float(np.finfo(x.dtype.as_numpy_dtype).eps) * max(100, *(n or 1 for n in x.shape[-2:]))
    condition = reduce_max(s, -1) / reduce_min(s, -1)
    return assert_less(condition, cast(1 / digits, condition.dtype), message="Singular matrix up to precision epsilon.")


def require_positive_definite(x):
    """A check that self-adjoint matrices have a Cholesky triangle."""
    return assert_positive(real(diag_part(cholesky(x))), message="Matrix was not positive definite.")


def require_self_adjoint(x):
    """A check that matrices equal their adjoints."""
    return assert_equal(x, adjoint(x), message="Matrix was not equal to its adjoint.")
