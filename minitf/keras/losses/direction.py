"""The loss of vectors by the angle between them: cosine_similarity. Floor 7."""

from __future__ import annotations

from ...ops.elementwise.arithmetic import square
from ...ops.elementwise.extrema import minimum
from ...ops.elementwise.powers import rsqrt
from ...ops.shapes.broadcasting import reduce_sum
from ..config import epsilon
from .arguments import pair
from .wrapper import LossFunctionWrapper


def unit_vectors(x, axis=-1):
    """`x` scaled to the length 1 along `axis`; a vector shorter than epsilon is only divided by epsilon."""
    return x * minimum(rsqrt(reduce_sum(square(x), axis, keepdims=True)), 1 / epsilon())


def cosine_similarity(y_true, y_pred, axis=-1):
    """Minus the cosine of the angle between the vectors along `axis`: -1 for the same direction, 1 for opposite ones.

    y_true, y_pred: float [..., D], or shapes that broadcast.
    axis: int, along which the vectors lie.
    Returns: float [...] in [-1, 1]; 0 where a vector is 0.

        >>> import minitf as tf
        >>> tf.keras.losses.cosine_similarity([[1., 0.], [1., 0.]], [[2., 0.], [0., 3.]]).numpy() + 0
        array([-1.,  0.], dtype=float32)

    Raises: InvalidArgumentError where the shapes do not broadcast.
    Source: keras.losses.cosine_similarity.
    """
    y_true, y_pred = pair(y_true, y_pred)
    return -reduce_sum(unit_vectors(y_true, axis) * unit_vectors(y_pred, axis), axis)


class CosineSimilarity(LossFunctionWrapper):
    """Minus the cosine of the angle between vectors.  axis: along which they lie.  Other arguments as for `Loss`.

    Source: keras.losses.CosineSimilarity.
    """

    def __init__(self, axis=-1, reduction="sum_over_batch_size", name="cosine_similarity", dtype=None):
        super().__init__(cosine_similarity, reduction, name, dtype, axis=axis)
