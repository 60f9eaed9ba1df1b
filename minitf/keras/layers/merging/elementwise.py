"""Add, Subtract, Multiply, Average, Maximum, Minimum: tensors combined place by place. Floor 7.

Each takes a list of tensors whose shapes broadcast. The functions below are the layers in one call. Read next:
`concatenation.py`.
"""

from ....backend.errors import explain
from ....ops.elementwise import arithmetic, extrema
from ....ops.elementwise.logical import logical_or
from ....ops.indexing.selection import where
from ....ops.reductions.reduction import reduce_any
from ....ops.shapes.creation import ones_like, zeros_like
from ....ops.sparse.sparse_tensor import SparseTensor
from . import sparse
from .merge import Merge, broad_mask, masked_fold


class Add(Merge):
    """The sum of all inputs.

        >>> import minitf as tf
        >>> tf.keras.layers.Add()([tf.constant([[1., 2.]]), tf.constant([[10., 20.]])]).numpy()
        array([[11., 22.]], dtype=float32)

    Source: keras.layers.Add.
    """

    def _merge_function(self, inputs):
        """The sum."""
        return _total(inputs)

    def _merge_sparse(self, inputs):
        """The sum."""
        return sparse.folded(sparse.added, inputs)


class Subtract(Merge):
    """The first of two tensors less the second.  Raises: ValueError for more.  Source: keras.layers.Subtract."""

    def build(self, input_shape):
        """Check the shapes."""
        super().build(input_shape)
        if len(input_shape) != 2:
            raise ValueError(explain(f"Subtract {self.name!r}", f"{len(input_shape)} inputs", "it takes exactly 2"))

    def _merge_function(self, inputs):
        """The difference."""
        return arithmetic.subtract(*inputs)

    def _merge_sparse(self, inputs):
        """The difference."""
        return sparse.folded(sparse.subtracted, inputs)


class Multiply(Merge):
    """The product of all inputs; where some are masked, of the others, and 0 where all are.

    Source: keras.layers.Multiply.
    """

    def _merge_function(self, inputs):
        """The product."""
        masks = [broad_mask(x) for x in inputs]
        result = None
        for x, mask in zip(inputs, masks, strict=True):
            factor = x if mask is None else where(mask, x, ones_like(x))
            result = factor if result is None else arithmetic.multiply(result, factor)
        if any(mask is None for mask in masks):
            return result
        counts = masks[0]
        for mask in masks[1:]:
            counts = logical_or(counts, mask)
        result = where(counts, result, zeros_like(result))
        result._keras_mask = reduce_any(counts, axis=-1)
        return result

    def _merge_sparse(self, inputs):
        """The product."""
        return sparse.folded(sparse.multiplied, inputs)


class Average(Merge):
    """The mean of all inputs.  Source: keras.layers.Average."""

    def _merge_function(self, inputs):
        """The mean."""
        return arithmetic.divide(_total(inputs), len(inputs))

    def _merge_sparse(self, inputs):
        """The mean."""
        total = sparse.folded(sparse.added, inputs)
        if isinstance(total, SparseTensor):
            return total.with_values(arithmetic.divide(total.values, len(inputs)))
        return arithmetic.divide(total, len(inputs))


def _total(tensors):
    """The sum, one after the other."""
    total = tensors[0]
    for x in tensors[1:]:
        total = arithmetic.add(total, x)
    return total


class Maximum(Merge):
    """The largest of all inputs, place by place.  Source: keras.layers.Maximum."""

    def _merge_function(self, inputs):
        """The maximum."""
        return masked_fold(extrema.maximum, inputs)

    def _merge_sparse(self, inputs):
        """The maximum."""
        return sparse.folded(sparse.larger, inputs)


class Minimum(Merge):
    """The smallest of all inputs, place by place.  Source: keras.layers.Minimum."""

    def _merge_function(self, inputs):
        """The minimum."""
        return masked_fold(extrema.minimum, inputs)

    def _merge_sparse(self, inputs):
        """The minimum."""
        return sparse.folded(sparse.smaller, inputs)


def add(inputs, **kwargs):
    """Return the sum of a list of tensors.

    >>> import minitf as tf
    >>> tf.keras.layers.add([tf.keras.Input((3,)), tf.keras.Input((3,))]).shape
    (None, 3)

    Source: keras.layers.add.
    """
    return Add(**kwargs)(inputs)


def subtract(inputs, **kwargs):
    """Return the first of two tensors less the second.  Source: keras.layers.subtract."""
    return Subtract(**kwargs)(inputs)


def multiply(inputs, **kwargs):
    """Return the product of a list of tensors.  Source: keras.layers.multiply."""
    return Multiply(**kwargs)(inputs)


def average(inputs, **kwargs):
    """Return the mean of a list of tensors.  Source: keras.layers.average."""
    return Average(**kwargs)(inputs)


def maximum(inputs, **kwargs):
    """Return the largest of a list of tensors, place by place.  Source: keras.layers.maximum."""
    return Maximum(**kwargs)(inputs)


def minimum(inputs, **kwargs):
    """Return the smallest of a list of tensors, place by place.  Source: keras.layers.minimum."""
    return Minimum(**kwargs)(inputs)
