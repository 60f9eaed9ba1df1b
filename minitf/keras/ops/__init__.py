"""The table of `tf.keras.ops`: functions of tensors that also take KerasTensors. Floor 7. Read `numpy.py`."""

from ...backend.tables import lazy

NAMES = {
    "keras.ops.numpy": (
        "add subtract multiply matmul divide true_divide floor_divide mod power negative absolute abs_ round_ "
        "logical_and logical_or logical_xor logical_not less less_equal greater greater_equal equal not_equal "
        "any_ get_item reshape squeeze"
    ),
}

__getattr__, __dir__ = lazy(__name__, NAMES)
