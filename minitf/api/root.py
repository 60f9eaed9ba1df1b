"""tf.* itself: the names that stand right after `tf.`, and the namespaces below it.   Floor 9."""

from . import lazy

NAMES: dict[str, str] = {
    "backend.dtypes": """
        DType as_dtype float16 half float32 float64 double bfloat16 complex64 complex128 int8 int16 int32
        int64 uint8 uint16 uint32 uint64 bool_ string qint8 quint8 qint16 quint16 qint32 resource variant
    """,
    "backend.log": "get_logger",
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
    "ops.arithmetic": "add subtract multiply divide truediv negative square",
    "ops.creation": "fill zeros ones zeros_like ones_like eye",
    "ops.sequences": "range_ linspace meshgrid",
    "ops.joining": "concat split stack unstack",
    "ops.slicing": "slice_ pad",
    "ops.strided": "strided_slice",
    "ops.indexing": "newaxis",
    "ops.selection": "where",
    "ops.masking": "boolean_mask sequence_mask one_hot",
    "ops.gather": "gather",
    "ops.scatter": "gather_nd scatter_nd",
    "ops.scatter_update": """
        tensor_scatter_nd_update tensor_scatter_nd_add tensor_scatter_nd_sub tensor_scatter_nd_min
        tensor_scatter_nd_max
    """,
    "ops.tiling": "tile repeat reverse roll",
    "ops.sorting": "sort argsort",
    "ops.argmax": "argmax argmin",
    "ops.counting": "unique unique_with_counts",
    "ops.partition": "dynamic_partition dynamic_stitch",
    "ops.dynamic_shapes": "ensure_shape broadcast_dynamic_shape",
    "ops.magnitude": "abs_ sign",
    "ops.sums": "add_n scalar_mul",
    "ops.comparison": "equal not_equal less less_equal greater greater_equal",
    "ops.logical": "logical_and logical_or logical_not",
    "ops.exponential": "exp",
    "ops.powers": "sqrt pow_",
    "ops.trigonometry": "sin cos tan asin acos atan atan2",
    "ops.hyperbolic": "sinh cosh tanh asinh acosh atanh",
    "ops.extrema": "maximum minimum clip_by_value",
    "ops.rounding": "floor round_",
    "ops.complex_parts": "complex_",
    "ops.cumulative": "cumsum",
    "ops.reduction": "reduce_mean reduce_max reduce_min reduce_prod reduce_all reduce_any",
    "ops.statistics": "reduce_logsumexp",
    "ops.norms": "norm",
    "ops.clipping": "clip_by_norm clip_by_global_norm",
    "ops.sigmoid": "sigmoid",
    "ops.contraction": "tensordot",
    "ops.matmul": "matmul",
    "ops.variable": "Variable VariableSynchronization VariableAggregation",
    "ops.initializers": """
        zeros_initializer ones_initializer constant_initializer random_uniform_initializer random_normal_initializer
    """,
    "autodiff.tape": "GradientTape UnconnectedGradients",
    "module.module": "Module",
}

NAMESPACES = "bitwise config dtypes errors linalg math nest nn random raw_ops test"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
