"""Floor 7, keras: layers, models, and the loop that trains them.   Also the table of what `tf.keras` offers."""

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "keras.initializers.initializer": "Initializer",
    "keras.losses.loss": "Loss",
    "keras.metrics.metric": "Metric",
    "keras.optimizers.optimizer": "Optimizer",
    "keras.regularizers": "Regularizer",
    "keras.dtype_policies.policy": "DTypePolicy FloatDTypePolicy",
}

# Tables below this one: `tf.keras.layers` and so on.
NAMESPACES = (
    "activations backend callbacks config constraints dtype_policies initializers losses metrics mixed_precision "
    "optimizers random regularizers saving utils"
)

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
