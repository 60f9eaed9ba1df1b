"""The table of `tf.keras.ops`: functions of tensors that also take KerasTensors. Floor 7. Read `numpy.py`."""

from ...backend.tables import lazy

NAMES = {
    "keras.ops.numpy": (
        "add subtract multiply matmul divide true_divide floor_divide mod power negative absolute abs_ round_ "
        "logical_and logical_or logical_xor logical_not less less_equal greater greater_equal equal not_equal "
        "any_ get_item reshape squeeze"
    ),
    "keras.ops.functions": (
        "exp log log1p expm1 sqrt rsqrt sin cos tan tanh erf sigmoid softplus floor ceil sign square relu isnan "
        "isfinite stop_gradient einsum sum_ mean max_ min_ prod all_ std var argmax argmin cumsum maximum minimum clip "
        "where take softmax log_softmax cast transpose expand_dims concatenate stack tile repeat broadcast_to shape "
        "convert_to_tensor convert_to_numpy is_tensor zeros ones full eye arange zeros_like ones_like"
    ),
}

__getattr__, __dir__ = lazy(__name__, NAMES)
