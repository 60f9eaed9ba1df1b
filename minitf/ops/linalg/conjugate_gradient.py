"""Systems of equations by products alone: conjugate_gradient. Floor 2. Read `operators/linear_operator.py` first."""

from __future__ import annotations

from typing import NamedTuple

from ...backend.dtypes import int32
from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ...core.tensor import Tensor
from ..elementwise.comparison import greater
from ..elementwise.complex_parts import real
from ..elementwise.powers import sqrt
from ..indexing.selection import where
from ..reductions.reduction import reduce_any, reduce_sum
from ..shapes.creation import zeros_like
from ..shapes.identity import conj
from ..shapes.layout import expand_dims


class CGState(NamedTuple):
    """What conjugate_gradient returns.

    i: int32, the number of steps. x: the solution. r: what is left of rhs. p: the last direction. gamma: r times the
    preconditioned r, the squared length that the steps reduce.
    """

    i: Tensor
    x: Tensor
    r: Tensor
    p: Tensor
    gamma: Tensor


def conjugate_gradient(operator, rhs, preconditioner=None, x=None, tol=1e-5, max_iter=20, name="conjugate_gradient"):
    """x with operator x = rhs, by steps that never undo each other. N steps solve N equations; a few often come close.

    operator: a LinearOperator that is self-adjoint and positive definite.
    rhs: of its dtype, [..., N].
    preconditioner: a LinearOperator near the inverse of `operator`; the nearer, the fewer steps.
    x: where to start; zeros by default.
    tol: stop where |rhs - operator x| is at most this part of |rhs|, for all of the batch.
    max_iter: the most steps.
    Returns: a tuple (i, x, r, p, gamma).

        >>> import minitf as tf
        >>> operator = tf.linalg.LinearOperatorDiag([2., 4.], is_positive_definite=True)
        >>> state = tf.linalg.experimental.conjugate_gradient(operator, [2., 2.])
        >>> state.i.numpy(), state.x.numpy().round(5)
        (np.int32(2), array([1. , 0.5], dtype=float32))

    Raises: ValueError where an operator does not promise to be self-adjoint and positive definite.
    Source: tf.linalg.experimental.conjugate_gradient; Hestenes and Stiefel, 1952.
    """
    for each in (operator, preconditioner):
        if each is not None and not (each.is_self_adjoint and each.is_positive_definite):
            rule = "it must be self-adjoint and positive definite"
            raise ValueError(explain("conjugate_gradient", f"the operator is {each.name}", rule,
                                     "Promise it: is_self_adjoint=True, is_positive_definite=True"))
    rhs = convert_to_tensor(rhs, operator.dtype)
    x = zeros_like(rhs) if x is None else convert_to_tensor(x, operator.dtype)
    r = rhs - operator.matvec(x)
    z = r if preconditioner is None else preconditioner.matvec(r)
    p, gamma, i = z, dot(r, z), 0
    enough = tol * length(rhs)
    while i < max_iter and bool(reduce_any(greater(length(r), enough))):
        ap = operator.matvec(p)
        alpha = expand_dims(quotient(gamma, dot(p, ap)), -1)
        x, r = x + alpha * p, r - alpha * ap
        z = r if preconditioner is None else preconditioner.matvec(r)
        before, gamma = gamma, dot(r, z)
        p = z + expand_dims(quotient(gamma, before), -1) * p
        i += 1
    return CGState(convert_to_tensor(i, int32), x, r, p, gamma)


def dot(x, y):
    """The product x^H y of vectors."""
    return reduce_sum(conj(x) * y, -1)


def length(x):
    """The lengths of vectors, real."""
    return sqrt(real(dot(x, x)))


def quotient(x, y):
    """x / y, and 0 where y is 0: a system that is solved moves no more."""
    return where(y == 0, zeros_like(x), x / where(y == 0, y + 1, y))
