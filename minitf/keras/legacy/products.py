"""batch_dot of `tf.keras.backend`: a product for each sample of a batch. Floor 7."""

from ...backend.errors import explain
from ...ops.linalg.einsum import einsum
from ...ops.shapes.layout import expand_dims
from ..variables import as_tensor

LETTERS = "bcdefghijklmnopqrstuvwxyz"


def batch_dot(x, y, axes=None):
    """The sums over one axis of x and one of y, for each sample.   x: [B, ...], y: [B, ...].

    axes: an int, or one for x and one for y; by default the last of x, and the last but one of y.
    Two batches of vectors give [B, 1].

        >>> import minitf as tf
        >>> tf.keras.backend.batch_dot(tf.ones((2, 3, 4)), tf.ones((2, 4, 5))).shape
        TensorShape([2, 3, 5])

    Raises: ValueError for axis 0, for axes of unequal sizes, and for ranks below 2.
    Source: tf.keras.backend.batch_dot.
    """
    x, y = as_tensor(x), as_tensor(y)
    ranks = x.shape.rank, y.shape.rank
    if axes is None:
        axes = -1, -1 if ranks[1] == 2 else -2
    pair = (axes, axes) if isinstance(axes, int) else tuple(axes)
    if min(ranks) < 2 or not all(isinstance(axis, int) for axis in pair):
        raise ValueError(explain("batch_dot", f"shapes {x.shape} and {y.shape}, axes {axes}",
                                 "ranks must be at least 2, and axes an int or two ints"))
    first, second = (axis % rank for axis, rank in zip(pair, ranks))
    sizes = x.shape[first], y.shape[second]
    if 0 in (first, second) or (None not in sizes and sizes[0] != sizes[1]):
        raise ValueError(explain("batch_dot", f"shapes {x.shape} and {y.shape}, axes {axes}",
                                 "the axes must be of one size, and not the batch", "Use expand_dims(x, 0)"))
    left, right = LETTERS[: ranks[0] - 1], LETTERS[ranks[0] - 1 : sum(ranks) - 2]
    right = right.replace(right[second - 1], left[first - 1])
    kept = (left + right).replace(left[first - 1], "")
    z = einsum(f"a{left},a{right}->a{kept}", x, y)
    return z if kept else expand_dims(z, -1)
