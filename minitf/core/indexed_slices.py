"""IndexedSlices: a gradient that is zero except in some rows. Floor 1.

An embedding table may have a million rows, of which a batch looks up a hundred. The gradient of a gather is those
hundred rows and their numbers; only code that insists on a tensor makes the other 999,900 rows of zeros.
"""

from __future__ import annotations

from collections.abc import Callable

from ..backend.shapes import TensorShape
from ..tree import register_composite


class _Slots:
    """Filled by ops/operators.py."""

    to_dense: Callable  # adds the rows into a tensor of zeros
    concatenate: Callable  # joins the rows of two


slots = _Slots()


class IndexedSlices:
    """The rows `values`, which belong at `indices` along the first axis of a tensor of zeros.

    values: numeric [N, ...].
    indices: int [N]; a row named twice counts twice.
    dense_shape: int [R], the shape of the whole tensor.

        >>> import minitf as tf
        >>> s = tf.IndexedSlices(tf.constant([[1., 2.]]), tf.constant([2]), tf.constant([3, 2]))
        >>> tf.convert_to_tensor(s).numpy()
        array([[0., 0.],
               [0., 0.],
               [1., 2.]], dtype=float32)

    Source: tf.IndexedSlices.
    """

    __slots__ = ("__weakref__", "dense_shape", "indices", "values")

    def __init__(self, values, indices, dense_shape=None):
        self.values = values
        self.indices = indices
        self.dense_shape = dense_shape

    @property
    def dtype(self):
        return self.values.dtype

    @property
    def device(self) -> str:
        return self.values.device

    @property
    def shape(self):
        known = None if self.dense_shape is None else self.dense_shape._known_value()
        return TensorShape(None if known is None else known.tolist())

    def __tf_tensor__(self, dtype=None, name=None):
        return slots.to_dense(self)

    def __neg__(self):
        return IndexedSlices(-self.values, self.indices, self.dense_shape)

    def concatenate(self, other) -> IndexedSlices:
        """The sum of both: the rows of one after the rows of the other."""
        return slots.concatenate(self, other)

    def __repr__(self):
        return f"IndexedSlices(indices={self.indices!r}, values={self.values!r}, dense_shape={self.dense_shape!r})"


def parts_of(slices):
    """(the tensors that it is made of, nothing besides)."""
    rest = [] if slices.dense_shape is None else [slices.dense_shape]
    return [slices.values, slices.indices, *rest], None


register_composite(IndexedSlices, parts_of, lambda _, parts: IndexedSlices(*parts))
