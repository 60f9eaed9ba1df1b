"""tf.bitwise: logic on the bits of integers.   Floor 9.   Next: ops/bitwise.py."""

from . import lazy

NAMES: dict[str, str] = {
    "ops.bitwise": "bitwise_and bitwise_or bitwise_xor invert left_shift right_shift",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
