"""tf.nn: what neural networks are made of.   Floor 9.   Next: ops/rectifiers.py."""

from . import lazy

NAMES: dict[str, str] = {
    "ops.hyperbolic": "tanh",
    "ops.rectifiers": "relu relu6 leaky_relu elu selu",
    "ops.gelu": "gelu",
    "ops.sigmoid": "sigmoid silu swish softplus softsign",
    "ops.dropout": "dropout",
    "ops.softmax": "softmax log_softmax",
    "ops.cross_entropy": "sparse_softmax_cross_entropy_with_logits softmax_cross_entropy_with_logits",
    "ops.binary_cross_entropy": "sigmoid_cross_entropy_with_logits weighted_cross_entropy_with_logits",
    "ops.bias": "bias_add",
    "ops.norms": "l2_loss l2_normalize",
    "ops.statistics": "moments zero_fraction",
    "ops.embedding": "embedding_lookup",
    "ops.sorting": "top_k",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
