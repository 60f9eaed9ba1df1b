"""LinearOperatorBlockDiag: operators side by side that do not touch each other. Floor 2. Read `blockwise.py` first."""

from __future__ import annotations

from functools import reduce
from operator import add, mul

from ....backend.errors import explain
from ...shapes.creation import zeros
from ...shapes.joining import concat
from ...shapes.layout import shape
from .batches import batch_of, batch_tensor_of, same_batch
from .blockwise import Blockwise
from .parts import made_of
from .promises import all_promise, of_one_dtype


def total(sizes):
    """The sum of sizes; None where one is not known."""
    return None if None in sizes else sum(sizes)


@made_of(operators=0)
class LinearOperatorBlockDiag(Blockwise):
    """Operators along the diagonal, and zeros elsewhere.

    operators: LinearOperators of one dtype; batch axes broadcast.

    Products and solutions take a tensor, or a list with a tensor for each operator, and then return a list.

        >>> import minitf as tf
        >>> a, b = tf.linalg.LinearOperatorDiag([2.]), tf.linalg.LinearOperatorFullMatrix([[1., 2.], [3., 4.]])
        >>> tf.linalg.LinearOperatorBlockDiag([a, b]).to_dense().numpy()
        array([[2., 0., 0.],
               [0., 1., 2.],
               [0., 3., 4.]], dtype=float32)

    Raises: ValueError for no operators, or promises that contradict those of the operators; TypeError for several
    dtypes. Source: tf.linalg.LinearOperatorBlockDiag.
    """

    def __init__(self, operators, is_non_singular=None, is_self_adjoint=None, is_positive_definite=None, is_square=True,
                 name=None):
        self._operators = self._diagonal = of_one_dtype(operators, name or "LinearOperatorBlockDiag")
        name = name or "_ds_".join(operator.name for operator in self.operators)
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
        batch = batch_of(*(operator.batch_shape for operator in self.operators))
        return batch.concatenate([total(self._block_sizes(False)), total(self._block_sizes(True))])

    def _shape_tensor(self):
        rows = reduce(add, [operator.range_dimension_tensor() for operator in self.operators])
        columns = reduce(add, [operator.domain_dimension_tensor() for operator in self.operators])
        return concat([batch_tensor_of(self.operators), [rows, columns]], 0)

    def _pair(self, other, adjoint, adjoint_arg):
        left, right = super()._pair(other, adjoint, adjoint_arg)
        if isinstance(right, LinearOperatorBlockDiag):
            if len(left.operators) != len(right.operators):
                raise ValueError(explain(self.name, f"{len(left.operators)} and {len(right.operators)} blocks",
                                         "both operators must have as many"))
            for a, b in zip(left.operators, right.operators):
                a._pair(b, False, False)
        return left, right

    def _matmul(self, x, adjoint=False, adjoint_arg=False):
        parts = zip(self.operators, self._cut(x, not adjoint))
        return self._joined([operator.matmul(part, adjoint=adjoint) for operator, part in parts], x)

    def _solve(self, rhs, adjoint=False, adjoint_arg=False):
        parts = zip(self.operators, self._cut(rhs, adjoint))
        return self._joined([operator.solve(part, adjoint=adjoint) for operator, part in parts], rhs)

    def _to_dense(self):
        rows, before, after = [], 0, self.domain_dimension_tensor()
        for block in same_batch([operator.to_dense() for operator in self.operators]):
            height, width = shape(block)[:-1], shape(block)[-1]
            after = after - width
            rows.append(concat([zeros(concat([height, [before]], 0), self.dtype), block,
                                zeros(concat([height, [after]], 0), self.dtype)], -1))
            before = before + width
        whole = concat(rows, -2)
        whole.set_shape(self.shape)
        return whole

    def _require_square_blocks(self, what):
        if not all(operator.is_square for operator in self.operators):
            raise NotImplementedError(explain(self.name, f"{what} of blocks that are not square", "all must be square"))

    def _diag_part(self):
        self._require_square_blocks("diag_part")
        return self._joined_vectors([operator.diag_part() for operator in self.operators])

    def _trace(self):
        self._require_square_blocks("trace")
        return reduce(add, [operator.trace() for operator in self.operators])

    def _eigvals(self):
        self._require_square_blocks("eigvals")
        return self._joined_vectors([operator.eigvals() for operator in self.operators])

    def _determinant(self):
        return reduce(mul, [operator.determinant() for operator in self.operators])

    def _log_abs_determinant(self):
        return reduce(add, [operator.log_abs_determinant() for operator in self.operators])

    def _assert_non_singular(self):
        for operator in self.operators:
            operator.assert_non_singular()

    def _assert_self_adjoint(self):
        for operator in self.operators:
            operator.assert_self_adjoint()

    def _assert_positive_definite(self):
        for operator in self.operators:
            operator.assert_positive_definite()
