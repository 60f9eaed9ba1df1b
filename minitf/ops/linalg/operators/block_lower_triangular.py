"""LinearOperatorBlockLowerTriangular: operators on the diagonal and below. Floor 2. Read `block_diag.py` first."""

from __future__ import annotations

from functools import reduce
from operator import add, mul

from ....backend.errors import explain
from ...elementwise.exponential import exp
from ...shapes.creation import zeros
from ...shapes.joining import concat
from ...shapes.layout import shape
from .batches import batch_of, batch_tensor_of, same_batch
from .block_diag import total
from .blockwise import Blockwise
from .checks import require_promise
from .full_matrix import LinearOperatorFullMatrix
from .parts import made_of
from .promises import of_one_dtype


@made_of(operators=0)
class LinearOperatorBlockLowerTriangular(Blockwise):
    """Rows of operators, row i with i + 1 of them; zeros above.

    operators: a list of lists of LinearOperators of one dtype; those on the diagonal, the last of each row, are square.

    Products and solutions take a tensor, or a list with a tensor for each block, and then return a list.

        >>> import minitf as tf
        >>> a, b, c = (tf.linalg.LinearOperatorFullMatrix([[x]]) for x in (2., 3., 4.))
        >>> tf.linalg.LinearOperatorBlockLowerTriangular([[a], [b, c]]).solvevec([2., 7.]).numpy()
        array([1., 1.], dtype=float32)

    Raises: ValueError where a row has another number of operators, their sizes do not fit, or promises contradict those
    of the operators; TypeError for several dtypes.
    Source: tf.linalg.LinearOperatorBlockLowerTriangular.
    """

    def __init__(self, operators, is_non_singular=None, is_self_adjoint=None, is_positive_definite=None, is_square=None,
                 name="LinearOperatorBlockLowerTriangular"):
        for row in [operators, *operators]:
            if not isinstance(row, (list, tuple)):
                raise TypeError(explain(name, f"operators holds {row!r:.60}", "it must be a list of lists"))
        self._operators = [list(row) for row in operators]
        of_one_dtype([operator for row in self._operators for operator in row], name)
        self._require_fit(name)
        self._diagonal = [row[-1] for row in self._operators]
        promises = [operator.is_non_singular for operator in self._diagonal]
        if all(promises):
            is_non_singular = require_promise(name, is_non_singular, True, "it is non-singular")
        elif False in promises:
            is_non_singular = require_promise(name, is_non_singular, False, "it is singular")
        else:
            is_non_singular = None
        is_square = require_promise(name, is_square, True, "it is square")
        if any(operator.is_square is False for operator in self._diagonal):
            raise ValueError(explain(name, "a block on the diagonal is not square", "all there must be square"))
        super().__init__(self._diagonal[0].dtype, None, is_non_singular, is_self_adjoint, is_positive_definite,
                         is_square, name, {"operators": operators})

    def _require_fit(self, name):
        """Raise ValueError where a row is too long or short, or an operator does not fit its neighbours."""
        for i, row in enumerate(self._operators):
            if len(row) != i + 1:
                raise ValueError(explain(name, f"row {i} has {len(row)} operators", f"it must have {i + 1}"))
        for above, row in zip(self._operators, self._operators[1:]):
            for operator, upper, right in zip(row, above, row[1:]):
                for a, b in ((operator.domain_dimension, upper.domain_dimension),
                             (operator.range_dimension, right.range_dimension)):
                    if None not in (a, b) and a != b:
                        raise ValueError(explain(name, f"an operator of shape {operator.shape} below one of "
                                                 f"{upper.shape}, left of one of {right.shape}",
                                                 "columns and rows must agree"))

    @property
    def operators(self):
        """The operators, a list of lists."""
        return self._operators

    def _all(self):
        return [operator for row in self.operators for operator in row]

    def _shape(self):
        batch = batch_of(*(operator.batch_shape for operator in self._all()))
        return batch.concatenate([total(self._block_sizes(True)), total(self._block_sizes(False))])

    def _shape_tensor(self):
        rows = reduce(add, [operator.domain_dimension_tensor() for operator in self._diagonal])
        return concat([batch_tensor_of(self._all()), [rows, rows]], 0)

    def _line(self, i, adjoint):
        """The operators that make block i of a product, each with the number of the block that it takes."""
        if adjoint:
            return [(j, row[i]) for j, row in enumerate(self.operators) if j >= i]
        return list(enumerate(self.operators[i]))

    def _matmul(self, x, adjoint=False, adjoint_arg=False):
        blocks = self._cut(x, not adjoint)
        lines = [self._line(i, adjoint) for i in range(len(self.operators))]
        return self._joined([reduce(add, [operator.matmul(blocks[j], adjoint=adjoint) for j, operator in line])
                             for line in lines], x)

    def _solve(self, rhs, adjoint=False, adjoint_arg=False):
        """Block after block, from the first one downwards; of the adjoint, from the last one upwards."""
        blocks, order = self._cut(rhs, adjoint), range(len(self.operators))
        found: dict = {}
        for i in reversed(order) if adjoint else order:
            y = blocks[i]
            for j, operator in self._line(i, adjoint):
                if j != i:
                    y = y - operator.matmul(found[j], adjoint=adjoint)
            found[i] = self._diagonal[i].solve(y, adjoint=adjoint)
        return self._joined([found[i] for i in order], rhs)

    def _inverse_blocks(self):
        """The operators of the inverse, row by row: below a diagonal of inverses, what cancels the products."""
        rows: list = []
        for i, (*row, last) in enumerate(self.operators):
            inverse = last.inverse()
            line = []
            for j in range(i):
                sums = reduce(add, [row[k].matmul(rows[k][j].to_dense()) for k in range(j, i)])
                line.append(LinearOperatorFullMatrix(-inverse.matmul(sums)))
            rows.append([*line, inverse])
        return rows

    def _to_dense(self):
        flat = same_batch([operator.to_dense() for operator in self._all()])
        rows, right = [], self.domain_dimension_tensor()
        for i in range(len(self.operators)):
            blocks = flat[i * (i + 1) // 2 : (i + 1) * (i + 2) // 2]
            right = right - shape(blocks[-1])[-1]
            rows.append(concat([*blocks, zeros(concat([shape(blocks[0])[:-1], [right]], 0), self.dtype)], -1))
        whole = concat(rows, -2)
        whole.set_shape(self.shape)
        return whole

    def _diag_part(self):
        return self._joined_vectors([operator.diag_part() for operator in self._diagonal])

    def _trace(self):
        return reduce(add, [operator.trace() for operator in self._diagonal])

    def _eigvals(self):
        return self._joined_vectors([operator.eigvals() for operator in self._diagonal])

    def _determinant(self):
        if all(operator.is_positive_definite for operator in self._diagonal):
            return exp(self._log_abs_determinant())
        return reduce(mul, [operator.determinant() for operator in self._diagonal])

    def _log_abs_determinant(self):
        return reduce(add, [operator.log_abs_determinant() for operator in self._diagonal])

    def _assert_non_singular(self):
        for operator in self._diagonal:
            operator.assert_non_singular()
