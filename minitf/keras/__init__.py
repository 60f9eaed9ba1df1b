"""Floor 7, keras: layers, models, and the loop that trains them.   Also the table of what `tf.keras` offers."""

from ..backend.tables import lazy
from .release import VERSION

NAMES: dict[str, str] = {
    "keras.initializers.initializer": "Initializer",
    "keras.layers.core.input_layer": "Input",
    "keras.layers.input_spec": "InputSpec",
    "keras.layers.layer": "Layer",
    "keras.losses.loss": "Loss",
    "keras.metrics.metric": "Metric",
    "keras.models.model": "Model",
    "keras.models.sequential": "Sequential",
    "keras.optimizers.optimizer": "Optimizer",
    "keras.regularizers": "Regularizer",
    "keras.recomputing": "remat",
    "keras.release": "version",
    "keras.dtype_policies.policy": "DTypePolicy FloatDTypePolicy",
    "keras.scopes": "StatelessScope name_scope",
    "keras.symbolic.function": "Function",
    "keras.symbolic.keras_tensor": "KerasTensor",
    "keras.symbolic.operation": "Operation",
    "keras.variables": "Variable",
    "core.context": "device",
}

# Tables below this one: `tf.keras.layers` and so on.
NAMESPACES = (
    "activations applications backend callbacks config constraints datasets dtype_policies export initializers layers "
    "losses metrics mixed_precision models ops optimizers preprocessing random regularizers saving tree utils"
)

# What Keras has besides; a name leaves this list when it is built.
UNBUILT = "distribution quantizers visualization wrappers"

__version__ = VERSION
__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES, UNBUILT)
