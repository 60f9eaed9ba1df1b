"""The table of `tf.keras.mixed_precision`: dtype policies under the names they had before Keras 3. Floor 7."""

from ..backend.tables import lazy

NAMES = {
    "keras.dtype_policies.policy": (
        "DTypePolicy Policy dtype_policy global_policy set_dtype_policy set_global_policy"
    ),
    "keras.optimizers.loss_scale_optimizer": "LossScaleOptimizer",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
