"""LinearOperator: what can be asked of a matrix without writing it out. Floor 2. Read next: `diagonal.py`.

A diagonal matrix of N rows needs N numbers, not N^2, and N multiplications to be solved. Code that asks an operator for
products and solutions need not know which kind it has.
"""

from __future__ import annotations

from ....backend.errors import explain
from ....core.convert import convert_to_tensor
from ...elementwise.complex_parts import real
from ...elementwise.exponential import log
from ...elementwise.magnitude import abs_
from ...reductions.reduction import reduce_max, reduce_min, reduce_sum
from ...shapes.layout import expand_dims, squeeze
from ..determinant import det
from ..diagonals import diag_part
from ..eigen import eigvals, eigvalsh
from ..inverse import solve
from ..matmul import product
from ..square import SOLVABLE
from ..svd import svd
from ..transposes import adjoint as adjoint_of


class LinearOperator:
    """A matrix, or a batch of them: the base of all kinds.

    A kind gives `shape`, `dtype` and `to_dense`; where it knows a shorter way, it overrides the others.

    is_non_singular, is_self_adjoint, is_positive_definite, is_square: what the caller promises; None for no promise.

    Source: tf.linalg.LinearOperator. Differs: there are neither hints on graphs nor parameters, and it is no tf.Module.
    """

    def __init__(self, dtype, is_non_singular=None, is_self_adjoint=None, is_positive_definite=None, is_square=None,
                 name=None):
        self.dtype = dtype
        self.is_non_singular = is_non_singular or (True if is_positive_definite else is_non_singular)
        self.is_self_adjoint = is_self_adjoint
        self.is_positive_definite = is_positive_definite
        self.is_square = is_square
        self.name = name or type(self).__name__

    @property
    def shape(self):
        """[..., M, N]."""
        return self.to_dense().shape

    @property
    def batch_shape(self):
        return self.shape[:-2]

    @property
    def tensor_rank(self):
        return len(self.shape)

    @property
    def domain_dimension(self):
        """N, the length of the vectors that it takes."""
        return self.shape[-1]

    @property
    def range_dimension(self):
        """M, the length of the vectors that it gives."""
        return self.shape[-2]

    def to_dense(self, name="to_dense"):
        """The matrix, written out."""
        raise NotImplementedError(explain(self.name, "to_dense", "a kind of LinearOperator must define it"))

    def matmul(self, x, adjoint=False, adjoint_arg=False, name="matmul"):
        """The product with x, [..., N, K]: [..., M, K].

        adjoint, adjoint_arg: take the conjugate transpose of the operator, or of x.
        Raises: ValueError where the sizes do not fit.
        """
        return self._matmul(self._argument(x, adjoint, adjoint_arg), adjoint)

    def matvec(self, x, adjoint=False, name="matvec"):
        """The product with the vectors x, [..., N]: [..., M]."""
        return squeeze(self.matmul(expand_dims(convert_to_tensor(x, self.dtype), -1), adjoint), -1)

    def solve(self, rhs, adjoint=False, adjoint_arg=False, name="solve"):
        """x with operator x = rhs, [..., M, K]: [..., N, K].

        adjoint, adjoint_arg: take the conjugate transpose of the operator, or of rhs.
        Raises: ValueError where the sizes do not fit; InvalidArgumentError where the operator is not invertible.
        """
        return self._solve(self._argument(rhs, not adjoint, adjoint_arg), adjoint)

    def solvevec(self, rhs, adjoint=False, name="solve"):
        """x with operator x = rhs, for vectors rhs, [..., M]: [..., N]."""
        return squeeze(self.solve(expand_dims(convert_to_tensor(rhs, self.dtype), -1), adjoint), -1)

    def diag_part(self, name="diag_part"):
        """The diagonal: [..., the lesser of M and N]."""
        return diag_part(self.to_dense())

    def trace(self, name="trace"):
        """The sum of the diagonal: [...]."""
        return reduce_sum(self.diag_part(), -1)

    def determinant(self, name="det"):
        """The determinant: [...]."""
        return det(self.to_dense())

    def log_abs_determinant(self, name="log_abs_det"):
        """The logarithm of the determinant's absolute value: [...]."""
        return log(abs_(self.determinant()))

    def eigvals(self, name="eigvals"):
        """The eigenvalues, [..., N]; real where the operator is self-adjoint, ascending."""
        dense = self.to_dense()
        return real(eigvalsh(dense)) if self.is_self_adjoint else eigvals(dense)

    def cond(self, name="cond"):
        """The greatest singular value through the least: how much a product may magnify an error. [...]."""
        s = svd(self.to_dense(), compute_uv=False)
        return reduce_max(s, -1) / reduce_min(s, -1)

    def add_to_tensor(self, x, name="add_to_tensor"):
        """The operator, written out, plus x."""
        return self.to_dense() + x

    def __matmul__(self, other):
        return self.matmul(other)

    def _matmul(self, x, adjoint):
        return product(self.to_dense(), x, adjoint)

    def _solve(self, rhs, adjoint):
        return solve(self.to_dense(), rhs, adjoint)

    def _argument(self, x, adjoint, adjoint_arg):
        """A right-hand side as a tensor with as many rows as needed."""
        x = convert_to_tensor(x, self.dtype)
        x = adjoint_of(x) if adjoint_arg else x
        needed = self.range_dimension if adjoint else self.domain_dimension
        if x.ndim < 2 or x.shape[-2] != needed:
            received = f"the operator has shape {self.shape}, the argument {x.shape}"
            raise ValueError(explain(self.name, received, f"the argument must have {needed} rows"))
        return x


def as_entries(value, rank, where):
    """The numbers that an operator is made of, as a tensor.

    Raises: TypeError unless they are float or complex; ValueError where they have fewer axes than `rank`.
    """
    x = convert_to_tensor(value)
    if x.dtype not in SOLVABLE:
        raise TypeError(explain(where, f"the entries are {x.dtype.name}", "they must be float or complex"))
    if x.ndim < rank:
        raise ValueError(explain(where, f"the entries have shape {x.shape}", f"they must have at least {rank} axes"))
    return x
