"""tf.bitwise: logic on the bits of integers.   Floor 9.   Next: ops/elementwise/bitwise.py."""

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "ops.elementwise.bitwise": "bitwise_and bitwise_or bitwise_xor invert left_shift right_shift",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
