"""LinearOperator: what can be asked of a matrix without writing it out. Floor 2. Read next: `diagonal.py`.

A diagonal matrix of N rows needs N numbers, not N^2, and N multiplications to be solved. Code that asks an operator for
products and solutions need not know which kind it has. A kind says its `_shape` and `_matmul`; everything else follows
from these, and a kind that knows a shorter way overrides the method with an underscore. What two operators make
together (`a @ b`, `a.solve(b)`, `a.inverse()`) is in `algebra.py`, which knows all kinds.
"""

from __future__ import annotations

from collections.abc import Callable

from ....backend.dtypes import as_dtype, int32
from ....backend.errors import explain
from ....core.convert import convert_to_tensor
from ....core.trackable import Trackable
from ...elementwise.exponential import exp, log
from ...elementwise.magnitude import abs_
from ...reductions.reduction import reduce_max, reduce_min, reduce_sum
from ...shapes.creation import eye
from ...shapes.layout import expand_dims, shape, size, squeeze
from ..cholesky import cholesky, cholesky_solve
from ..determinant import det, slogdet
from ..diagonals import diag_part
from ..eigen import eigvalsh
from ..svd import svd
from ..transposes import adjoint as adjoint_of
from .batches import solve_broadcast
from .checks import require_dtype, require_non_singular, require_positive_definite, require_rows, require_self_adjoint
from .dispatch import answer
from .parts import settings, slice_batch, sliced, tracked, variables_of

# How operators combine: "product", "solution", "adjoint", "inverse", "cholesky". Filled by `algebra.py`.
algebra: dict[str, Callable] = {}


class LinearOperator(Trackable):
    """A matrix, or a batch of them: the base of all kinds.

    dtype: of its entries.
    is_non_singular, is_self_adjoint, is_positive_definite, is_square: what the caller promises; None for no promise.
        Promises are believed, not checked: they choose the method. `assert_self_adjoint` and its kin check.
    parameters: what the constructor was given, name -> value.

        >>> import minitf as tf
        >>> class Doubling(tf.linalg.LinearOperator):
        ...     def _shape(self):
        ...         return tf.TensorShape([2, 2])
        ...     def _matmul(self, x, adjoint=False, adjoint_arg=False):
        ...         return 2 * x
        >>> Doubling(tf.float32).solvevec([2., 4.]).numpy()
        array([1., 2.], dtype=float32)

    Raises: ValueError where promises contradict each other.
    Source: tf.linalg.LinearOperator. Differs: it is no tf.Module, though a tf.Module that holds one finds its
    variables; sizes such as `domain_dimension` are plain ints.
    """

    _parts: dict[str, int] = {}  # parameters that hold tensors or operators -> how many axes belong to one matrix

    def __init__(self, dtype, graph_parents=None, is_non_singular=None, is_self_adjoint=None, is_positive_definite=None,
                 is_square=None, name=None, parameters=None):
        if is_positive_definite and is_non_singular is False:
            raise ValueError(explain("LinearOperator", "is_positive_definite=True, is_non_singular=False",
                                     "a positive definite matrix is always non-singular"))
        is_non_singular = True if is_positive_definite else is_non_singular
        for promise, word in ((is_non_singular, "non-singular"), (is_self_adjoint, "self-adjoint")):
            if promise and is_square is False:
                raise ValueError(explain("LinearOperator", "is_square=False", f"a {word} matrix is always square"))
        self._dtype = None if dtype is None else as_dtype(dtype)
        self._is_non_singular, self._is_self_adjoint = is_non_singular, is_self_adjoint
        self._is_positive_definite = is_positive_definite
        self._is_square = True if is_non_singular or is_self_adjoint else is_square
        self._graph_parents = list(graph_parents or ())
        self._name = name or type(self).__name__
        self._parameters = dict(parameters or {})

    # --- what it is --------------------------------------------------------------------------------------------------
    dtype = property(lambda self: self._dtype, doc="The dtype of the entries, and of what it multiplies.")
    name = property(lambda self: self._name, doc="A name for messages.")
    is_non_singular = property(lambda self: self._is_non_singular, doc="Whether it is promised to be invertible.")
    is_self_adjoint = property(lambda self: self._is_self_adjoint, doc="Whether it is promised to equal its adjoint.")
    is_positive_definite = property(lambda self: self._is_positive_definite, doc="Whether x^H A x > 0 is promised.")
    graph_parents = property(lambda self: self._graph_parents, doc="What was given as graph_parents; not used.")

    @property
    def parameters(self):
        """What the constructor needs to make it again: name -> value."""
        return settings(self) if "_parts" in vars(type(self)) else dict(self._parameters)

    @property
    def is_square(self):
        """Whether it is square: as promised, or as the sizes say; None where nothing is known."""
        m, n = self.range_dimension, self.domain_dimension
        square = None if None in (m, n) else m == n
        if self._is_square is False and square:
            raise ValueError(explain(self.name, "is_square=False", f"it is square: it has shape {self.shape}"))
        return square if self._is_square is None else self._is_square

    @property
    def shape(self):
        """[..., M, N], as far as it is known."""
        return self._shape()

    @property
    def batch_shape(self):
        """The shape without the last two axes."""
        return self.shape[:-2]

    @property
    def tensor_rank(self):
        """How many axes the matrix would have, written out."""
        return self.shape.rank

    @property
    def domain_dimension(self):
        """N, the length of the vectors that it takes."""
        return None if self.shape.rank is None else self.shape[-1]

    @property
    def range_dimension(self):
        """M, the length of the vectors that it gives."""
        return None if self.shape.rank is None else self.shape[-2]

    def shape_tensor(self, name="shape_tensor"):
        """[..., M, N] as a tensor, int32."""
        known = self.shape
        return convert_to_tensor(known.as_list(), int32) if known.is_fully_defined() else self._shape_tensor()

    def batch_shape_tensor(self, name="batch_shape_tensor"):
        """The shape without the last two axes, as a tensor, int32."""
        return self.shape_tensor()[:-2]

    def tensor_rank_tensor(self, name="tensor_rank_tensor"):
        """The number of axes as a tensor, int32."""
        return size(self.shape_tensor())

    def domain_dimension_tensor(self, name="domain_dimension_tensor"):
        """N as a tensor, int32."""
        return self.shape_tensor()[-1]

    def range_dimension_tensor(self, name="range_dimension_tensor"):
        """M as a tensor, int32."""
        return self.shape_tensor()[-2]

    # --- products and solutions --------------------------------------------------------------------------------------
    def matmul(self, x, adjoint=False, adjoint_arg=False, name="matmul"):
        """The product with x, [..., N, K]: [..., M, K]; with another operator, an operator.

        adjoint, adjoint_arg: take the conjugate transpose of the operator, or of x.
        Raises: ValueError where the sizes do not fit; TypeError for another dtype.
        """
        if isinstance(x, LinearOperator):
            return algebra["product"](*self._pair(x, adjoint, adjoint_arg))
        return self._matmul(self._argument(x, not adjoint, adjoint_arg), adjoint=adjoint)

    def matvec(self, x, adjoint=False, name="matvec"):
        """The product with the vectors x, [..., N]: [..., M].   Raises: as `matmul`."""
        return squeeze(self.matmul(self._column(x), adjoint), -1)

    def solve(self, rhs, adjoint=False, adjoint_arg=False, name="solve"):
        """x with operator x = rhs, [..., M, K]: [..., N, K]; with another operator, an operator.

        adjoint, adjoint_arg: take the conjugate transpose of the operator, or of rhs.
        Raises: NotImplementedError where the operator is promised to be singular, or is not square; ValueError where
        the sizes do not fit; TypeError for another dtype; InvalidArgumentError where the operator turns out to be
        singular.
        """
        self._require_solvable()
        if isinstance(rhs, LinearOperator):
            return algebra["solution"](*self._pair(rhs, adjoint, adjoint_arg))
        return self._solve(self._argument(rhs, adjoint, adjoint_arg), adjoint=adjoint)

    def solvevec(self, rhs, adjoint=False, name="solve"):
        """x with operator x = rhs, for vectors rhs, [..., M]: [..., N].   Raises: as `solve`."""
        return squeeze(self.solve(self._column(rhs), adjoint), -1)

    def __matmul__(self, other):
        return self.matmul(other)

    def adjoint(self, name="adjoint"):
        """The conjugate transpose, an operator."""
        return self if self.is_self_adjoint is True else algebra["adjoint"](self)

    H = property(adjoint, doc="The conjugate transpose, an operator.")

    def inverse(self, name="inverse"):
        """The inverse, an operator.   Raises: ValueError where it is promised to be singular, or is not square."""
        for fine, rule in ((self.is_square, "it must be square"), (self.is_non_singular, "it must be non-singular")):
            if fine is False:
                raise ValueError(explain(self.name, f"the inverse of shape {self.shape}", rule))
        return algebra["inverse"](self)

    def cholesky(self, name="cholesky"):
        """The lower triangle L with L L^H = operator, an operator.

        Raises: ValueError unless it is promised to be self-adjoint and positive definite.
        """
        if not self._can_use_cholesky():
            raise ValueError(explain(self.name, "cholesky", "it must be self-adjoint and positive definite",
                                     "Promise it: is_self_adjoint=True, is_positive_definite=True"))
        return algebra["cholesky"](self)

    # --- numbers -----------------------------------------------------------------------------------------------------
    def to_dense(self, name="to_dense"):
        """The matrix, written out: [..., M, N]."""
        return self._to_dense()

    def diag_part(self, name="diag_part"):
        """The diagonal: [..., the lesser of M and N]."""
        return self._diag_part()

    def trace(self, name="trace"):
        """The sum of the diagonal: [...]."""
        return self._trace()

    def determinant(self, name="det"):
        """The determinant: [...].   Raises: NotImplementedError where it is not square."""
        self._require_square()
        return self._determinant()

    def log_abs_determinant(self, name="log_abs_det"):
        """The logarithm of the determinant's absolute value: [...].   Raises: as `determinant`."""
        self._require_square()
        return self._log_abs_determinant()

    def eigvals(self, name="eigvals"):
        """The eigenvalues: [..., N].   Raises: NotImplementedError unless it is promised to be self-adjoint."""
        if not self.is_self_adjoint:
            raise NotImplementedError(explain(self.name, "eigvals", "it must be self-adjoint",
                                              "Promise it, or use tf.linalg.eigvals(operator.to_dense())"))
        return self._eigvals()

    def cond(self, name="cond"):
        """The greatest singular value through the least: how much a product may magnify an error. [...]."""
        return self._cond()

    def add_to_tensor(self, x, name="add_to_tensor"):
        """The operator, written out, plus x.   Raises: TypeError for another dtype."""
        x = convert_to_tensor(x)
        require_dtype(self, x)
        return self._add_to_tensor(x)

    # --- checks ------------------------------------------------------------------------------------------------------
    def assert_non_singular(self, name="assert_non_singular"):
        """Raise InvalidArgumentError where it is singular, as far as numbers of its dtype can tell."""
        return self._assert_non_singular()

    def assert_positive_definite(self, name="assert_positive_definite"):
        """Raise InvalidArgumentError where it is not positive definite; NotImplementedError where none can tell."""
        return self._assert_positive_definite()

    def assert_self_adjoint(self, name="assert_self_adjoint"):
        """Raise InvalidArgumentError where it differs from its adjoint."""
        return self._assert_self_adjoint()

    # --- what a kind may override ------------------------------------------------------------------------------------
    def _shape(self):
        raise NotImplementedError(explain(self.name, "_shape", "a kind of LinearOperator must define it"))

    def _shape_tensor(self):
        return shape(self.to_dense())

    def _matmul(self, x, adjoint=False, adjoint_arg=False):
        raise NotImplementedError(explain(self.name, "_matmul", "a kind of LinearOperator must define it"))

    def _solve(self, rhs, adjoint=False, adjoint_arg=False):
        if self._can_use_cholesky():
            return cholesky_solve(cholesky(self.to_dense()), rhs)
        return solve_broadcast(self.to_dense(), rhs, adjoint)

    def _to_dense(self):
        batch = self.batch_shape if self.batch_shape.is_fully_defined() else self.batch_shape_tensor()
        columns = self.domain_dimension_tensor() if self.domain_dimension is None else self.domain_dimension
        return self.matmul(eye(columns, batch_shape=batch, dtype=self.dtype))

    def _diag_part(self):
        return diag_part(self.to_dense())

    def _trace(self):
        return reduce_sum(self.diag_part(), -1)

    def _determinant(self):
        return exp(self.log_abs_determinant()) if self._can_use_cholesky() else det(self.to_dense())

    def _log_abs_determinant(self):
        if self._can_use_cholesky():
            return 2 * reduce_sum(log(diag_part(cholesky(self.to_dense()))), -1)
        return slogdet(self.to_dense()).log_abs_determinant

    def _eigvals(self):
        return eigvalsh(self.to_dense())

    def _cond(self):
        s = abs_(self._eigvals()) if self.is_self_adjoint else svd(self.to_dense(), compute_uv=False)
        return reduce_max(s, -1) / reduce_min(s, -1)

    def _add_to_tensor(self, x):
        return self.to_dense() + x

    def _assert_non_singular(self):
        return self.assert_positive_definite() if self._can_use_cholesky() else require_non_singular(self.to_dense())

    def _assert_positive_definite(self):
        if self.is_self_adjoint:
            return require_positive_definite(self.to_dense())
        raise NotImplementedError(explain(self.name, "assert_positive_definite", "it must be self-adjoint"))

    def _assert_self_adjoint(self):
        return require_self_adjoint(self.to_dense())

    # --- arguments ---------------------------------------------------------------------------------------------------
    def _can_use_cholesky(self):
        return self.is_self_adjoint and self.is_positive_definite

    def _argument(self, x, of_domain, adjoint_arg):
        """A right-hand side as a tensor, with as many rows as the domain has, or the range."""
        x = convert_to_tensor(x)
        require_dtype(self, x)
        x = adjoint_of(x) if adjoint_arg else x
        require_rows(self, x, self.domain_dimension if of_domain else self.range_dimension)
        return x

    def _column(self, x):
        """Vectors as matrices of one column."""
        x = convert_to_tensor(x)
        require_dtype(self, x)
        return expand_dims(x, -1)

    def _pair(self, other, adjoint, adjoint_arg):
        """(this operator, the other), as asked; ValueError where the one does not take what the other gives."""
        left, right = self.adjoint() if adjoint else self, other.adjoint() if adjoint_arg else other
        if None not in (n := (left.domain_dimension, right.range_dimension)) and n[0] != n[1]:
            raise ValueError(explain(self.name, f"operators of shape {left.shape} and {right.shape}",
                                     f"the second must have {n[0]} rows"))
        return left, right

    def _require_square(self):
        if self.is_square is False:
            raise NotImplementedError(explain(self.name, f"it has shape {self.shape}", "it must be square"))

    def _require_solvable(self):
        self._require_square()
        if self.is_non_singular is False:
            raise NotImplementedError(explain(self.name, "is_non_singular is False", "only an operator that is not "
                                              "singular can be solved"))

    # --- what it is made of ------------------------------------------------------------------------------------------
    def __getitem__(self, slices):
        return slice_batch(self, slices)

    def _sliced(self, key, batch):
        return sliced(self, key, batch)

    def __tf_dispatch__(self, operation, args, kwargs):
        return answer(operation, args, kwargs)

    @property
    def variables(self) -> tuple:
        """The variables among its entries."""
        return variables_of(self)

    @property
    def trainable_variables(self) -> tuple:
        """Those of `variables` that are trainable."""
        return tuple(v for v in self.variables if v.trainable)

    @property
    def non_trainable_variables(self) -> tuple:
        """Those of `variables` that are not trainable."""
        return tuple(v for v in self.variables if not v.trainable)

    def _trackable_children(self, save_type="checkpoint", **kwargs) -> dict:
        return tracked(self)
