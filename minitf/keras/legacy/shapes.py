"""What changes or tells shapes in `tf.keras.backend`. Floor 7. Read next: `values.py`."""

import math

from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ...ops.indexing import masking
from ...ops.indexing.gather import gather as gather_op
from ...ops.linalg.contraction import tensordot
from ...ops.shapes import joining, layout, tiling
from ...ops.shapes.sequences import range_
from ..standardize import standardize_dtype


def int_shape(x):
    """The shape as a tuple, with None for open axes.

    >>> import minitf as tf
    >>> tf.keras.backend.int_shape(tf.keras.Input((3,)))
    (None, 3)

    Source: tf.keras.backend.int_shape.
    """
    shape = x.shape
    return None if getattr(shape, "rank", 0) is None else tuple(shape)


def ndim(x):
    """How many axes there are.  Source: tf.keras.backend.ndim."""
    return len(x.shape)


def dtype(x):
    """The name of the dtype.  Source: tf.keras.backend.dtype."""
    return standardize_dtype(x.dtype)


def count_params(x):
    """How many numbers a weight has.  Source: tf.keras.backend.count_params."""
    return math.prod(int_shape(x))


def expand_dims(x, axis=-1):
    """x with an axis of size 1 more.  Source: tf.keras.backend.expand_dims."""
    return layout.expand_dims(x, axis)


def squeeze(x, axis):
    """x without an axis of size 1.  Source: tf.keras.backend.squeeze."""
    return layout.squeeze(x, [axis])


def flatten(x):
    """All numbers in one axis.  Source: tf.keras.backend.flatten."""
    return layout.reshape(x, [-1])


def batch_flatten(x):
    """[B, ...] -> [B, N].  Source: tf.keras.backend.batch_flatten."""
    x = convert_to_tensor(x)
    sizes = tuple(x.shape)[1:]
    return layout.reshape(x, [layout.shape(x)[0], -1] if None in sizes or 0 in sizes else [-1, math.prod(sizes)])


def permute_dimensions(x, pattern):
    """The axes in the order of the pattern.  Source: tf.keras.backend.permute_dimensions."""
    return layout.transpose(x, pattern)


def transpose(x):
    """The axes in reverse order.  Source: tf.keras.backend.transpose."""
    return layout.transpose(x)


def concatenate(tensors, axis=-1):
    """Tensors side by side.  Source: tf.keras.backend.concatenate."""
    return joining.concat(tensors, axis)


def stack(x, axis=0):
    """Tensors along a new axis.  Source: tf.keras.backend.stack."""
    return joining.stack(x, axis)


def reshape(x, shape):
    """The same numbers in another shape.  Source: tf.keras.backend.reshape."""
    return layout.reshape(x, shape)


def shape(x):
    """The shape as a tensor.  Source: tf.keras.backend.shape."""
    return layout.shape(x)


def repeat(x, n):
    """[B, D] -> [B, n, D].  Raises: ValueError for another rank.  Source: tf.keras.backend.repeat."""
    if ndim(x) != 2:
        raise ValueError(explain("repeat", f"x has shape {tuple(x.shape)}", "it must have two axes"))
    return tiling.repeat(layout.expand_dims(x, 1), n, axis=1)


def repeat_elements(x, rep, axis):
    """Every slice along an axis `rep` times.  Source: tf.keras.backend.repeat_elements."""
    return tiling.repeat(x, rep, axis=axis)


def tile(x, n):
    """x, n times side by side.  n: an int, or one for each axis.  Source: tf.keras.backend.tile."""
    return tiling.tile(x, [n] if isinstance(n, int) else n)


def reverse(x, axes):
    """x with the axes, one or several, the other way round.  Source: tf.keras.backend.reverse."""
    return tiling.reverse(x, [axes] if isinstance(axes, int) else axes)


def one_hot(indices, num_classes):
    """Vectors of zeros with a 1 at the index.  Source: tf.keras.backend.one_hot."""
    return masking.one_hot(indices, num_classes)


def gather(reference, indices):
    """The slices of `reference` at the indices of its first axis.  Source: tf.keras.backend.gather."""
    return gather_op(reference, indices)


def arange(start, stop=None, step=1, dtype="int32"):
    """Numbers from start, below stop.  Source: tf.keras.backend.arange."""
    return range_(0 if stop is None and start < 0 else start, stop, step, dtype=dtype)


def dot(x, y):
    """The product over the last axis of x and the last but one of y, as `numpy.dot`.

    >>> import minitf as tf
    >>> tf.keras.backend.dot(tf.ones([2, 3, 4]), tf.ones([4, 5])).shape
    TensorShape([2, 3, 5])

    Source: tf.keras.backend.dot.
    """
    return tensordot(x, y, [[ndim(x) - 1], [max(ndim(y) - 2, 0)]])
