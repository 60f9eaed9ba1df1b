"""The rules by which ops of ours become operators of TensorFlow Lite: TABLE. Floor 8. Read `elementwise.py` next."""

from . import activations, convolution, elementwise, learning, looping, matmul, reducing, shaping

TABLE = {
    **elementwise.RULES, **activations.RULES, **convolution.RULES, **matmul.RULES, **shaping.RULES,
    **reducing.RULES, **looping.RULES, **learning.RULES,
}
