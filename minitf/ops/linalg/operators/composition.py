"""LinearOperatorComposition: the product of operators, which is never multiplied out. Floor 2."""

from __future__ import annotations

from functools import reduce
from operator import add, mul

from ....backend.errors import explain
from ...shapes.joining import concat
from .batches import batch_of, batch_tensor_of
from .linear_operator import LinearOperator
from .parts import made_of
from .promises import all_promise, is_symmetric_product, of_one_dtype


@made_of(operators=0)
class LinearOperatorComposition(LinearOperator):
    """The product of operators: the last is applied first.

    operators: LinearOperators of one dtype, each taking what the next one gives; batch axes broadcast.
    A product of the form A A^H, made of `a` and `a.H`, is known to be self-adjoint.

        >>> import minitf as tf
        >>> turn = tf.linalg.LinearOperatorFullMatrix([[0., -1.], [1., 0.]])
        >>> stretch = tf.linalg.LinearOperatorDiag([2., 3.])
        >>> (turn @ stretch).matvec([1., 1.]).numpy()
        array([-3.,  2.], dtype=float32)

    Raises: ValueError for no operators, sizes that do not fit, or promises that contradict those of the operators;
    TypeError for several dtypes.
    Source: tf.linalg.LinearOperatorComposition.
    """

    def __init__(self, operators, is_non_singular=None, is_self_adjoint=None, is_positive_definite=None, is_square=None,
                 name=None):
        self._operators = of_one_dtype(operators, name or "LinearOperatorComposition")
        name = name or "_o_".join(operator.name for operator in self.operators)
        is_non_singular = all_promise(self.operators, "is_non_singular", is_non_singular, name)
        if is_symmetric_product(self.operators):
            for promise in (is_self_adjoint, is_square, is_positive_definite if is_non_singular else None):
                if promise is False:
                    raise ValueError(explain(name, "a promise that is False", "A A^H is square, self-adjoint and, "
                                             "where A is non-singular, positive definite"))
            is_self_adjoint = is_square = True
            is_positive_definite = True if is_non_singular else is_positive_definite
        elif len(self.operators) == 1:
            is_self_adjoint = all_promise(self.operators, "is_self_adjoint", is_self_adjoint, name)
        super().__init__(self.operators[0].dtype, None, is_non_singular, is_self_adjoint, is_positive_definite,
                         is_square, name, {"operators": operators})

    @property
    def operators(self):
        """The operators, a list."""
        return self._operators

    def _shape(self):
        for left, right in zip(self.operators, self.operators[1:]):
            left._pair(right, False, False)  # raises where sizes do not fit
        batch = batch_of(*(operator.batch_shape for operator in self.operators))
        return batch.concatenate([self.operators[0].range_dimension, self.operators[-1].domain_dimension])

    def _shape_tensor(self):
        first, last = self.operators[0].range_dimension_tensor(), self.operators[-1].domain_dimension_tensor()
        return concat([batch_tensor_of(self.operators), [first, last]], 0)

    def _matmul(self, x, adjoint=False, adjoint_arg=False):
        for operator in self.operators if adjoint else reversed(self.operators):
            x = operator.matmul(x, adjoint=adjoint)
        return x

    def _solve(self, rhs, adjoint=False, adjoint_arg=False):
        for operator in reversed(self.operators) if adjoint else self.operators:
            rhs = operator.solve(rhs, adjoint=adjoint)
        return rhs

    def _determinant(self):
        return reduce(mul, [operator.determinant() for operator in self.operators])

    def _log_abs_determinant(self):
        return reduce(add, [operator.log_abs_determinant() for operator in self.operators])

    def _assert_non_singular(self):
        if not all(operator.is_square for operator in self.operators):
            return super()._assert_non_singular()
        for operator in self.operators:
            operator.assert_non_singular()
        return None
