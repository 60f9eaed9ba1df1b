"""LinearOperatorKronecker: every entry of one matrix times the whole of the next. Floor 2.

A vector of length N1 N2 is a matrix of N1 rows and N2 columns, read row by row. To it, the Kronecker product of A and B
does what A does to its columns and B to its rows: no matrix of N1 N2 rows is needed.
"""

from __future__ import annotations

from functools import reduce
from math import prod
from operator import mul

from ....backend.errors import InvalidArgumentError, explain
from ...shapes.identity import cast
from ...shapes.joining import concat
from ...shapes.layout import expand_dims, reshape, shape
from ..transposes import matrix_transpose
from .batches import batch_of, batch_tensor_of, sizes_of
from .linear_operator import LinearOperator
from .parts import made_of
from .promises import all_promise, of_one_dtype


@made_of(operators=0)
class LinearOperatorKronecker(LinearOperator):
    """The Kronecker product of operators.

    operators: LinearOperators of one dtype; batch axes broadcast.

        >>> import minitf as tf
        >>> a, b = tf.linalg.LinearOperatorDiag([1., 2.]), tf.linalg.LinearOperatorDiag([3., 5.])
        >>> tf.linalg.LinearOperatorKronecker([a, b]).diag_part().numpy()
        array([ 3.,  5.,  6., 10.], dtype=float32)

    Raises: ValueError for no operators, or promises that contradict those of the operators; TypeError for several
    dtypes. Source: tf.linalg.LinearOperatorKronecker.
    """

    def __init__(self, operators, is_non_singular=None, is_self_adjoint=None, is_positive_definite=None, is_square=None,
                 name=None):
        self._operators = of_one_dtype(operators, name or "LinearOperatorKronecker")
        name = name or "_x_".join(operator.name for operator in self.operators)
        is_non_singular = all_promise(self.operators, "is_non_singular", is_non_singular, name)
        is_self_adjoint = all_promise(self.operators, "is_self_adjoint", is_self_adjoint, name)
        is_positive_definite = all_promise(self.operators, "is_positive_definite", is_positive_definite, name)
        super().__init__(self.operators[0].dtype, None, is_non_singular, is_self_adjoint, is_positive_definite,
                         is_square, name, {"operators": operators})

    @property
    def operators(self):
        """The operators, a list."""
        return self._operators

    def _shape(self):
        sides = [[getattr(operator, side) for operator in self.operators]
                 for side in ("range_dimension", "domain_dimension")]
        batch = batch_of(*(operator.batch_shape for operator in self.operators))
        return batch.concatenate([None if None in sizes else prod(sizes) for sizes in sides])

    def _shape_tensor(self):
        rows = reduce(mul, [operator.range_dimension_tensor() for operator in self.operators])
        columns = reduce(mul, [operator.domain_dimension_tensor() for operator in self.operators])
        return concat([batch_tensor_of(self.operators), [rows, columns]], 0)

    def _matmul(self, x, adjoint=False, adjoint_arg=False):
        return self._along_axes(x, adjoint, lambda operator, part: operator.matmul(part, adjoint=adjoint), adjoint)

    def _solve(self, rhs, adjoint=False, adjoint_arg=False):
        return self._along_axes(rhs, adjoint, lambda operator, part: operator.solve(part, adjoint=adjoint), not adjoint)

    def _along_axes(self, x, adjoint, apply, takes_range):
        """Apply every operator to its part of the rows of x: the last to the innermost, and so on outwards.

        takes_range: whether an operator takes vectors of its range, as adjoint products and solutions do.
        """
        columns = sizes_of(x)[-1]
        y = matrix_transpose(x)  # [..., K, N1 N2 ...]: one row for every column of x
        for operator in reversed(self.operators):
            taken = _size(operator, takes_range)
            y = reshape(y, concat([shape(y)[:-2], [-1, taken]], 0))  # [..., K N1 ..., N of this operator]
            y = apply(operator, matrix_transpose(y))  # [..., M, K N1 ...]: what it gave comes first
        rows = self.domain_dimension_tensor() if takes_range else self.range_dimension_tensor()
        return reshape(y, concat([shape(y)[:-2], [rows, columns]], 0))

    def _to_dense(self):
        whole = self.operators[0].to_dense()
        for operator in self.operators[1:]:
            part = operator.to_dense()
            m, n = (sizes_of(whole)[i] * sizes_of(part)[i] for i in (-2, -1))
            parts = _outer_matrices(whole, part)
            whole = reshape(parts, concat([shape(parts)[:-4], [m, n]], 0))
        whole.set_shape(self.shape)
        return whole

    def _diag_part(self):
        if not all(operator.is_square for operator in self.operators):
            return super()._diag_part()
        return self._outer([operator.diag_part() for operator in self.operators])

    def _eigvals(self):
        return self._outer([operator.eigvals() for operator in self.operators])

    def _outer(self, vectors):
        """All products of the numbers of vectors, the last vector's changing fastest."""
        y = vectors[0]
        for vector in vectors[1:]:
            y = expand_dims(y, -1) * expand_dims(vector, -2)
            y = reshape(y, concat([shape(y)[:-2], [-1]], 0))
        return y

    def _trace(self):
        if not all(operator.is_square for operator in self.operators):
            return super()._trace()
        return reduce(mul, [operator.trace() for operator in self.operators])

    def _determinant(self):
        return reduce(mul, [operator.determinant() ** self._times(operator) for operator in self.operators])

    def _log_abs_determinant(self):
        parts = [operator.log_abs_determinant() for operator in self.operators]
        return sum(part * cast(self._times(operator), part.dtype) for part, operator in zip(parts, self.operators))

    def _times(self, operator):
        """How many copies of an operator the product is made of."""
        return cast(self.domain_dimension_tensor() // operator.domain_dimension_tensor(), operator.dtype)

    def _assert_non_singular(self):
        self._require_square_parts()
        for operator in self.operators:
            operator.assert_non_singular()

    def _assert_self_adjoint(self):
        self._require_square_parts()
        for operator in self.operators:
            operator.assert_self_adjoint()

    def _require_square_parts(self):
        if not all(operator.is_square for operator in self.operators):
            raise InvalidArgumentError(explain(self.name, "operators that are not square", "all must be square"))


def _size(operator, of_range):
    if of_range:
        return operator.range_dimension_tensor() if operator.range_dimension is None else operator.range_dimension
    return operator.domain_dimension_tensor() if operator.domain_dimension is None else operator.domain_dimension


def _outer_matrices(a, b):
    """All products of an entry of a, [..., M1, N1], with one of b, [..., M2, N2]: [..., M1, M2, N1, N2]."""
    a = expand_dims(expand_dims(a, -1), -3)  # [..., M1, 1, N1, 1]
    b = expand_dims(expand_dims(b, -2), -4)  # [..., 1, M2, 1, N2]
    return a * b
