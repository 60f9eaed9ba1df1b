"""tf.math: arithmetic, elementwise functions and reductions.   Floor 9.   Next: ops/arithmetic.py."""

from . import lazy

NAMES: dict[str, str] = {
    "ops.identity": "conj",
    "ops.broadcasting": "reduce_sum",
    "ops.arithmetic": "add subtract multiply divide divide_no_nan floordiv floormod negative square abs_ sign",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
