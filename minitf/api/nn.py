"""tf.nn: what neural networks are made of.   Floor 9.   Next: ops/nn/rectifiers.py."""

from . import lazy

NAMES: dict[str, str] = {
    "ops.elementwise.hyperbolic": "tanh",
    "ops.nn.rectifiers": "relu relu6 leaky_relu elu selu",
    "ops.nn.gelu": "gelu",
    "ops.nn.sigmoid": "sigmoid silu swish softplus softsign",
    "ops.nn.dropout": "dropout",
    "ops.nn.softmax": "softmax log_softmax",
    "ops.nn.cross_entropy": "sparse_softmax_cross_entropy_with_logits softmax_cross_entropy_with_logits",
    "ops.nn.binary_cross_entropy": "sigmoid_cross_entropy_with_logits weighted_cross_entropy_with_logits",
    "ops.nn.bias": "bias_add",
    "ops.convolution.conv2d": "conv2d",
    "ops.reductions.norms": "l2_loss l2_normalize",
    "ops.reductions.statistics": "moments zero_fraction",
    "ops.indexing.embedding": "embedding_lookup",
    "ops.reductions.sorting": "top_k",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
