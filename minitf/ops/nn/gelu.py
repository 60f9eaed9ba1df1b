"""gelu: x times the chance that a normal number is smaller than x. Floor 2. Read next: `sigmoid.py`."""

from __future__ import annotations

import math

from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ..axes import as_flag
from ..elementwise.error_function import erfc
from ..elementwise.hyperbolic import tanh


def gelu(features, approximate=False, name=None):
    """x P(N < x) for a normal number N, elementwise: 0.5 x (1 + erf(x / sqrt(2))).

    features: float [...].
    approximate: use 0.5 x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) instead, which is within 0.001 of it.

        >>> import minitf as tf
        >>> tf.nn.gelu([-1., 2.]).numpy().round(4)
        array([-0.1587,  1.9545], dtype=float32)

    Raises: ValueError for features that are not floats.
    Source: tf.nn.gelu; Hendrycks and Gimpel, 2016, https://arxiv.org/abs/1606.08415.
    """
    x = convert_to_tensor(features)
    if not x.dtype.is_floating:
        raise ValueError(explain("gelu", f"features has dtype {x.dtype.name}", "it must have a floating dtype",
                                 "Use tf.cast first"))
    if as_flag(approximate, "approximate"):
        return 0.5 * x * (1 + tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * (x * x * x))))
    return 0.5 * x * erfc(-x / math.sqrt(2))  # = 0.5 x (1 + erf), with all digits far below 0 too
