"""tf.nn: what neural networks are made of.   Floor 9.   Next: ops/rectifiers.py."""

from . import lazy

NAMES: dict[str, str] = {
    "ops.hyperbolic": "tanh",
    "ops.rectifiers": "relu relu6 leaky_relu elu selu",
    "ops.sigmoid": "sigmoid silu swish softplus softsign",
    "ops.softmax": "softmax log_softmax",
    "ops.cross_entropy": "sparse_softmax_cross_entropy_with_logits softmax_cross_entropy_with_logits",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
