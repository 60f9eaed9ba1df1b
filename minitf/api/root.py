"""tf.* itself: the names that stand right after `tf.`, and the namespaces below it.   Floor 9."""

from . import lazy

NAMES: dict[str, str] = {
    "backend.dtypes": """
        DType as_dtype float16 half float32 float64 double bfloat16 complex64 complex128 int8 int16 int32
        int64 uint8 uint16 uint32 uint64 bool_ string qint8 quint8 qint16 quint16 qint32 resource variant
    """,
    "backend.shapes": "TensorShape broadcast_static_shape",
    "core.context": "device name_scope executing_eagerly",
    "core.convert": "register_tensor_conversion_function",
    "core.indexed_slices": "IndexedSlices",
    "core.spec": "TensorSpec",
    "core.tensor": "Tensor is_tensor",
    "ops": "constant convert_to_tensor",  # by way of ops, which gives tensors their operators
    "ops.identity": "identity stop_gradient cast",
    "ops.layout": "reshape expand_dims squeeze transpose shape size rank",
    "ops.broadcasting": "broadcast_to reduce_sum",
    "ops.arithmetic": "add subtract multiply divide negative square abs_ sign",
    "ops.creation": "fill zeros ones zeros_like ones_like eye",
    "ops.sequences": "range_ linspace meshgrid",
    "ops.joining": "concat split stack unstack",
    "ops.slicing": "slice_ pad",
    "ops.strided": "strided_slice",
    "ops.comparison": "equal not_equal less less_equal greater greater_equal",
    "ops.logical": "logical_and logical_or logical_not",
    "ops.exponential": "exp",
    "ops.powers": "sqrt pow_",
    "ops.hyperbolic": "sinh cosh tanh asinh acosh atanh",
    "ops.extrema": "maximum minimum clip_by_value",
    "ops.cumulative": "cumsum",
    "ops.reduction": "reduce_mean reduce_max reduce_min reduce_prod reduce_all reduce_any",
    "ops.sigmoid": "sigmoid",
    "ops.matmul": "matmul",
    "ops.variable": "Variable VariableSynchronization VariableAggregation",
    "autodiff.tape": "GradientTape UnconnectedGradients",
}

NAMESPACES = "dtypes errors math nn random raw_ops"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
