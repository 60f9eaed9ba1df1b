"""Losses of images that are marked pixel by pixel, by how much two marked regions overlap: dice, tversky. Floor 7."""

from __future__ import annotations

from ...ops.shapes.broadcasting import reduce_sum
from ..config import epsilon
from .arguments import alike
from .wrapper import LossFunctionWrapper


def dice(y_true, y_pred, axis=None):
    """1 - 2 |A and B| / (|A| + |B|), where A is what y_true marks and B what y_pred marks.

    y_true, y_pred: float [...] in [0, 1].
    axis: int or tuple of int, over which the sizes are summed; None for all.
    Returns: float, without those axes: 0 for regions that agree, 1 for regions that do not touch.

        >>> import minitf as tf
        >>> tf.keras.losses.dice([[1., 1.], [0., 0.]], [[1., 0.], [0., 0.]]).numpy().round(4)
        np.float32(0.3333)

    Raises: InvalidArgumentError where the shapes do not broadcast.
    Source: keras.losses.dice; Milletari et al., 2016, https://arxiv.org/abs/1606.04797.
    """
    y_true, y_pred = alike(y_true, y_pred)
    both = reduce_sum(y_true * y_pred, axis)
    return 1 - 2.0 * both / (reduce_sum(y_true, axis) + reduce_sum(y_pred, axis) + epsilon())


class Dice(LossFunctionWrapper):
    """1 - 2 |A and B| / (|A| + |B|).  axis: as for `dice`.  Other arguments as for `Loss`.

    Source: keras.losses.Dice.
    """

    def __init__(self, reduction="sum_over_batch_size", name="dice", axis=None, dtype=None):
        super().__init__(dice, reduction, name, dtype, axis=axis)


def tversky(y_true, y_pred, alpha=0.5, beta=0.5, axis=None):
    """1 - |A and B| / (|A and B| + alpha |A without B| + beta |B without A|): as `dice`, misses and false alarms apart.

    y_true, y_pred: float [...] in [0, 1]; A is what y_true marks and B what y_pred marks.
    alpha: float, the cost of what was missed.
    beta: float, the cost of what was marked wrongly.
    axis: int or tuple of int, over which the sizes are summed; None for all.
    Returns: float, without those axes.

        >>> import minitf as tf
        >>> tf.keras.losses.tversky([1., 1., 0.], [1., 0., 0.], alpha=1.0).numpy()
        np.float32(0.5)

    Raises: InvalidArgumentError where the shapes do not broadcast.
    Source: keras.losses.tversky; Salehi et al., 2017, https://arxiv.org/abs/1706.05721. As there, Keras calls alpha
    the cost of false positives; what it computes is this.
    """
    y_true, y_pred = alike(y_true, y_pred)
    both = reduce_sum(y_true * y_pred, axis)
    missed = reduce_sum((1 - y_pred) * y_true, axis)
    wrong = reduce_sum(y_pred * (1 - y_true), axis)
    return 1 - both / (both + missed * alpha + wrong * beta + epsilon())


class Tversky(LossFunctionWrapper):
    """As `Dice`, with a cost of its own for each kind of error.  alpha, beta, axis: as for `tversky`.

    Source: keras.losses.Tversky.
    """

    def __init__(self, alpha=0.5, beta=0.5, reduction="sum_over_batch_size", name="tversky", axis=None, dtype=None):
        super().__init__(tversky, reduction, name, dtype, alpha=alpha, beta=beta, axis=axis)
