"""The table of `tf.keras.activations`: functions that are applied to each output of a layer. Floor 7."""

from ...backend.tables import lazy

NAMES = {
    "keras.activations.rectifiers": "relu relu6 leaky_relu elu selu celu threshold",
    "keras.activations.steps": (
        "sigmoid hard_sigmoid sparse_sigmoid log_sigmoid tanh hard_tanh softsign exponential linear"
    ),
    "keras.activations.smooth": "softplus squareplus sparse_plus silu swish hard_silu hard_swish gelu mish",
    "keras.activations.shrinking": "soft_shrink hard_shrink tanh_shrink",
    "keras.activations.across": "softmax log_softmax sparsemax glu",
    "keras.activations.lookup": "get serialize deserialize",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
