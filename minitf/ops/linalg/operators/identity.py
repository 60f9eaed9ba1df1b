"""Operators that need no matrix: the identity, a multiple of it, and zeros. Floor 2. Read `diagonal.py` first."""

from __future__ import annotations

import numpy as np

from ....backend.dtypes import as_dtype, float32, int32
from ....backend.errors import InvalidArgumentError, explain
from ....backend.shapes import TensorShape
from ....core.convert import convert_to_tensor
from ...axes import is_unknown, known
from ...elementwise.exponential import log
from ...elementwise.magnitude import abs_
from ...indexing.selection import where
from ...shapes.creation import ones, zeros
from ...shapes.identity import cast, conj
from ...shapes.joining import concat
from ...shapes.layout import expand_dims, shape
from ..diagonals import diag, diag_part, set_diag
from .checks import as_entries, require_not_zero, require_positive, require_promise, require_real
from .linear_operator import LinearOperator
from .parts import made_of


def whole_number(value, where, name):
    """A size as a plain int, or as the tensor that will know it.

    Raises: TypeError for no integer; ValueError for one below 0, or a list.
    """
    x = convert_to_tensor(value)
    if not x.dtype.is_integer:
        raise TypeError(explain(where, f"{name} is {x.dtype.name}", "it must be an integer"))
    if x.shape.rank not in (0, None):
        raise ValueError(explain(where, f"{name} has shape {x.shape}", "it must be one number"))
    if is_unknown(x):
        return x
    if known(x) < 0:
        raise ValueError(explain(where, f"{name} is {known(x)}", "it must be at least 0"))
    return int(known(x))


def whole_numbers(value, where):
    """The sizes of batch axes: plain ints, or a tensor that will know them.   Raises: as `whole_number`."""
    x = convert_to_tensor(value, int32 if isinstance(value, (list, tuple)) and not value else None)
    if not x.dtype.is_integer:
        raise TypeError(explain(where, f"batch_shape is {x.dtype.name}", "it must be integers"))
    if x.shape.rank not in (1, None):
        raise ValueError(explain(where, f"batch_shape has shape {x.shape}", "it must be a list of sizes"))
    if is_unknown(x):
        return x
    if (np.asarray(known(x)) < 0).any():
        raise ValueError(explain(where, f"batch_shape is {known(x)}", "no size may be below 0"))
    return [int(n) for n in np.asarray(known(x))]


class Sized(LinearOperator):
    """What the operators have in common that are sizes alone: `_rows`, `_columns`, `_batch`; None for no batch."""

    def _shape(self):
        sizes = [None if hasattr(n, "dtype") else n for n in (self._rows, self._columns)]
        if hasattr(self._batch, "dtype"):
            return TensorShape([None] * self._batch.shape[0] if self._batch.shape[0] is not None else None) + sizes
        return TensorShape([*(self._batch or ()), *sizes])

    def _shape_tensor(self):
        sizes = convert_to_tensor([self._rows, self._columns], int32)
        return sizes if self._batch is None else concat([self._batch, sizes], 0)

    def _sliced(self, key, batch):
        dims = batch.numpy().tolist() if self.batch_shape.is_fully_defined() else batch
        own = {"num_rows": self._rows, "batch_shape": shape(ones(dims)[key]), "dtype": self.dtype}
        columns = {"num_columns": self._columns} if isinstance(self, LinearOperatorZeros) else {}
        return type(self)(**own, **columns)

    def _filled(self, make):
        """A diagonal of ones or zeros: [..., the lesser of M and N]."""
        m, n = self.shape[-2:]
        if self.shape.is_fully_defined():
            return make([*self.batch_shape, min(m, n)], self.dtype)
        return make(concat([self.batch_shape_tensor(), [self.domain_dimension_tensor()]], 0), self.dtype)

    def _each(self, make):
        """One number for every matrix of the batch."""
        return make(self.batch_shape if self.batch_shape.is_fully_defined() else self.batch_shape_tensor(), self.dtype)

    def _stretched(self, x):
        """x with the batch axes of the operator."""
        if self._batch is None:
            return x
        if isinstance(self._batch, list) and x.shape == self.batch_shape.concatenate(x.shape[-2:]):
            return x
        return x + zeros(concat([self._batch, [1, 1]], 0) if self._batch else [1, 1], self.dtype)


@made_of()
class LinearOperatorIdentity(Sized):
    """The identity: what it takes, it gives.

    num_rows: its size. batch_shape: of how many there are. dtype: float32 by default.
    assert_proper_shapes: accepted; shapes are always checked.

        >>> import minitf as tf
        >>> tf.linalg.LinearOperatorIdentity(2).matvec([3., 4.]).numpy()
        array([3., 4.], dtype=float32)

    Raises: TypeError where `num_rows` is no integer; ValueError for a promise that the identity does not keep.
    Source: tf.linalg.LinearOperatorIdentity.
    """

    def __init__(self, num_rows, batch_shape=None, dtype=None, is_non_singular=True, is_self_adjoint=True,
                 is_positive_definite=True, is_square=True, assert_proper_shapes=False, name="LinearOperatorIdentity"):
        for promise in (is_non_singular, is_self_adjoint, is_positive_definite, is_square):
            require_promise(name, bool(promise), True, "the identity is square, self-adjoint and positive definite")
        self._rows = self._columns = whole_number(num_rows, name, "num_rows")
        self._batch = None if batch_shape is None else whole_numbers(batch_shape, name)
        super().__init__(as_dtype(dtype or float32), None, is_non_singular, is_self_adjoint, is_positive_definite,
                         is_square, name, {"num_rows": num_rows, "batch_shape": batch_shape, "dtype": dtype,
                                           "assert_proper_shapes": assert_proper_shapes})

    def _matmul(self, x, adjoint=False, adjoint_arg=False):
        return self._stretched(x)

    def _solve(self, rhs, adjoint=False, adjoint_arg=False):
        return self._stretched(rhs)

    def _to_dense(self):
        return diag(self.diag_part())

    def _diag_part(self):
        return self._filled(ones)

    def _trace(self):
        return cast(self.domain_dimension_tensor(), self.dtype) * self._each(ones)

    def _determinant(self):
        return self._each(ones)

    def _log_abs_determinant(self):
        return self._each(zeros)

    def _eigvals(self):
        return self._filled(ones)

    def _cond(self):
        return self._each(ones)

    def _add_to_tensor(self, x):
        return set_diag(x, 1 + diag_part(x))

    def _assert_non_singular(self):
        return None

    _assert_positive_definite = _assert_self_adjoint = _assert_non_singular


@made_of(multiplier=0)
class LinearOperatorScaledIdentity(LinearOperator):
    """The identity times a number.

    num_rows: its size. multiplier: float or complex [...], a number for every matrix of the batch.

        >>> import minitf as tf
        >>> tf.linalg.LinearOperatorScaledIdentity(2, 3.).determinant().numpy()
        np.float32(9.0)

    Raises: TypeError where `num_rows` is no integer; ValueError for a promise that it does not keep.
    Source: tf.linalg.LinearOperatorScaledIdentity.
    """

    def __init__(self, num_rows, multiplier, is_non_singular=None, is_self_adjoint=None, is_positive_definite=None,
                 is_square=True, assert_proper_shapes=False, name="LinearOperatorScaledIdentity"):
        self._multiplier = as_entries(multiplier, 0, name)
        if not self._multiplier.dtype.is_complex:
            is_self_adjoint = require_promise(name, is_self_adjoint, True, "a real multiple is self-adjoint")
        require_promise(name, bool(is_square), True, "it is square")
        self._rows = whole_number(num_rows, name, "num_rows")
        super().__init__(self._multiplier.dtype, None, is_non_singular, is_self_adjoint, is_positive_definite,
                         is_square, name, {"num_rows": num_rows, "multiplier": multiplier,
                                "assert_proper_shapes": assert_proper_shapes})

    @property
    def multiplier(self):
        """The number for every matrix, [...]."""
        return self._multiplier

    def _shape(self):
        rows = None if hasattr(self._rows, "dtype") else self._rows
        return self.multiplier.shape.concatenate([rows, rows])

    def _shape_tensor(self):
        return concat([shape(self.multiplier), [self._rows, self._rows]], 0)

    def _factor(self, adjoint):
        factor = conj(self.multiplier) if adjoint else self.multiplier
        return expand_dims(expand_dims(factor, -1), -1)

    def _matmul(self, x, adjoint=False, adjoint_arg=False):
        return x * self._factor(adjoint)

    def _solve(self, rhs, adjoint=False, adjoint_arg=False):
        return rhs / self._factor(adjoint)

    def _to_dense(self):
        return diag(self.diag_part())

    def _diag_part(self):
        return ones([self._rows], self.dtype) * expand_dims(self.multiplier, -1)

    def _trace(self):
        return self.multiplier * cast(self._rows, self.dtype)

    def _determinant(self):
        return self.multiplier ** cast(self._rows, self.dtype)

    def _log_abs_determinant(self):
        size = log(abs_(self.multiplier))
        return cast(self._rows, size.dtype) * size

    def _eigvals(self):
        return self.diag_part()

    def _cond(self):
        return where(self.multiplier == 0, cast(np.nan, self.dtype), cast(1.0, self.dtype))

    def _add_to_tensor(self, x):
        return set_diag(x, expand_dims(self.multiplier, -1) + diag_part(x))

    def _assert_non_singular(self):
        return require_not_zero(self.multiplier, "The operator is singular: the multiplier is 0.")

    def _assert_positive_definite(self):
        return require_positive(self.multiplier, "The operator is not positive definite.")

    def _assert_self_adjoint(self):
        return require_real(self.multiplier, "The operator is not self-adjoint.")


@made_of()
class LinearOperatorZeros(Sized):
    """A matrix of zeros.

    num_rows: M. num_columns: N, by default M too. batch_shape: of how many there are. dtype: float32 by default.
    is_square: must be False where M is not N.

        >>> import minitf as tf
        >>> tf.linalg.LinearOperatorZeros(2, 3, is_square=False, is_self_adjoint=False).matvec([1., 2., 3.]).numpy()
        array([0., 0.], dtype=float32)

    Raises: TypeError where a size is no integer; ValueError for a promise that zeros do not keep.
    Source: tf.linalg.LinearOperatorZeros.
    """

    def __init__(self, num_rows, num_columns=None, batch_shape=None, dtype=None, is_non_singular=False,
                 is_self_adjoint=True, is_positive_definite=False, is_square=True, assert_proper_shapes=False,
                 name="LinearOperatorZeros"):
        for promise in (is_non_singular, is_positive_definite):
            require_promise(name, bool(promise), False, "zeros are singular, and not positive definite")
        if not is_self_adjoint and is_square:
            raise ValueError(explain(name, "is_self_adjoint=False", "square zeros are self-adjoint"))
        self._rows = whole_number(num_rows, name, "num_rows")
        self._columns = self._rows if num_columns is None else whole_number(num_columns, name, "num_columns")
        if is_square and isinstance(self._rows, int) and isinstance(self._columns, int) and self._rows != self._columns:
            raise ValueError(explain(name, f"is_square=True, {self._rows} rows, {self._columns} columns",
                                     "they must be equal", "Pass is_square=False"))
        self._batch = None if batch_shape is None else whole_numbers(batch_shape, name)
        super().__init__(as_dtype(dtype or float32), None, is_non_singular, is_self_adjoint, is_positive_definite,
                         is_square, name, {"num_rows": num_rows, "num_columns": num_columns, "batch_shape": batch_shape,
                                           "dtype": dtype, "assert_proper_shapes": assert_proper_shapes})

    def _matmul(self, x, adjoint=False, adjoint_arg=False):
        rows = self._columns if adjoint else self._rows
        return self._stretched(zeros(concat([shape(x)[:-2], [rows], shape(x)[-1:]], 0), self.dtype))

    def _to_dense(self):
        return zeros(self.shape if self.shape.is_fully_defined() else self.shape_tensor(), self.dtype)

    def _diag_part(self):
        return self._filled(zeros)

    def _trace(self):
        return self._each(zeros)

    def _determinant(self):
        return self._each(zeros)

    def _eigvals(self):
        return self._filled(zeros)

    def _add_to_tensor(self, x):
        return self._stretched(x)

    def _assert_non_singular(self):
        raise InvalidArgumentError(explain(self.name, "zeros", "they are always singular"))

    def _assert_positive_definite(self):
        raise InvalidArgumentError(explain(self.name, "zeros", "they are never positive definite"))

    def _assert_self_adjoint(self):
        return None
