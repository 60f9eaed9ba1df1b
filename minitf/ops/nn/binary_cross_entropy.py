"""Cross entropy of yes-or-no labels: sigmoid_cross_entropy_with_logits, and with weights. Floor 2.

Read `cross_entropy.py` too, the same for labels that exclude each other.
"""

from __future__ import annotations

from numbers import Real

from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ..elementwise.extrema import maximum, minimum
from .sigmoid import softplus


def sigmoid_cross_entropy_with_logits(labels=None, logits=None, name=None):
    """-z ln(sigmoid(x)) - (1 - z) ln(1 - sigmoid(x)), elementwise, for the label z and the logit x.

    labels: float [...] in [0, 1].
    logits: float [...], of the same shape and dtype, the scores before the sigmoid.

        >>> import minitf as tf
        >>> tf.nn.sigmoid_cross_entropy_with_logits([1., 0.], [0., 2.]).numpy().round(4)
        array([0.6931, 2.1269], dtype=float32)

    Raises: ValueError where the shapes differ or one is missing; InvalidArgumentError where the
    dtypes differ.
    Source: tf.nn.sigmoid_cross_entropy_with_logits.
    """
    x, z = _logits_and_labels("sigmoid_cross_entropy_with_logits", logits, labels)
    # = max(x, 0) - x z + ln(1 + e^-|x|), in which nothing overflows. At x = 0 a maximum or minimum
    # passes the gradient to its first argument; with -x first in the minimum the parts add up to
    # sigmoid(x) - z there too.
    return maximum(x, 0) - x * z + softplus(minimum(-x, x))


def weighted_cross_entropy_with_logits(labels, logits, pos_weight, name=None):
    """As `sigmoid_cross_entropy_with_logits`, but positive labels count `pos_weight` times.

    labels: float [...] in [0, 1].
    logits: float [...], of the same shape and dtype.
    pos_weight: float, broadcastable; above 1 for fewer misses, below 1 for fewer false alarms.

        >>> import minitf as tf
        >>> tf.nn.weighted_cross_entropy_with_logits(labels=[1., 0.], logits=[0., 2.], pos_weight=3.).numpy().round(4)
        array([2.0794, 2.1269], dtype=float32)

    Raises: ValueError where the shapes differ; InvalidArgumentError where the dtypes differ.
    Source: tf.nn.weighted_cross_entropy_with_logits. Differs: the gradient where a logit is exactly 0 is the true one.
    """
    x, z = _logits_and_labels("weighted_cross_entropy_with_logits", logits, labels)
    if not isinstance(pos_weight, Real):
        pos_weight = convert_to_tensor(pos_weight, x.dtype)
    return (1 - z) * x + (1 + (pos_weight - 1) * z) * softplus(-x)


def _logits_and_labels(where, logits, labels):
    if logits is None or labels is None:
        raise ValueError(explain(where, f"labels is {labels!r}, logits is {logits!r}", "both must be given"))
    x, z = convert_to_tensor(logits), convert_to_tensor(labels)
    if not x.shape.is_compatible_with(z.shape):
        raise ValueError(explain(where, f"logits has shape {x.shape}, labels has shape {z.shape}",
                                 "both must have the same shape"))
    return x, z
