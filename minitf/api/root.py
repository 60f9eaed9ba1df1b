"""tf.* itself: the names that stand right after `tf.`, and the namespaces below it.   Floor 9."""

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "backend.dtypes": """
        DType as_dtype float16 half float32 float64 double bfloat16 complex64 complex128 int8 int16 int32
        int64 uint8 uint16 uint32 uint64 bool_ string qint8 quint8 qint16 quint16 qint32 resource variant
    """,
    "api.imports": "as_tensorflow",
    "backend.device_spec": "DeviceSpec",
    "backend.log": "get_logger",
    "backend.shapes": "TensorShape broadcast_static_shape",
    "core.context": "device name_scope get_current_name_scope executing_eagerly init_scope",
    "core.convert": "register_tensor_conversion_function",
    "core.indexed_slices": "IndexedSlices IndexedSlicesSpec",
    "core.spec": "TensorSpec",
    "core.type_spec": "TypeSpec",
    "core.value_specs": "type_spec_from_value",
    "core.tensor": "Tensor is_tensor",
    "ops": "constant convert_to_tensor",  # by way of ops, which gives tensors their operators
    "ops.shapes.identity": "identity stop_gradient cast",
    "ops.shapes.layout": "reshape expand_dims squeeze transpose shape size rank",
    "ops.shapes.broadcasting": "broadcast_to reduce_sum",
    "ops.elementwise.arithmetic": "add subtract multiply divide truediv negative square",
    "ops.shapes.creation": "fill zeros ones zeros_like ones_like eye",
    "ops.shapes.sequences": "range_ linspace meshgrid",
    "ops.shapes.joining": "concat split stack unstack",
    "ops.indexing.slicing": "slice_ pad",
    "ops.indexing.strided": "strided_slice",
    "ops.indexing.indexing": "newaxis",
    "ops.indexing.selection": "where",
    "ops.indexing.masking": "boolean_mask sequence_mask one_hot",
    "ops.indexing.gather": "gather",
    "ops.indexing.scatter": "gather_nd scatter_nd",
    "ops.indexing.scatter_update": """
        tensor_scatter_nd_update tensor_scatter_nd_add tensor_scatter_nd_sub tensor_scatter_nd_min
        tensor_scatter_nd_max
    """,
    "ops.shapes.tiling": "tile repeat reverse roll",
    "ops.reductions.sorting": "sort argsort",
    "ops.reductions.argmax": "argmax argmin",
    "ops.reductions.searching": "searchsorted",
    "ops.indexing.reverse_sequence": "reverse_sequence",
    "ops.shapes.grouping": "tuple_ parallel_stack",
    "ops.sparse.edit_distance": "edit_distance",
    "ops.reductions.counting": "unique unique_with_counts",
    "ops.indexing.partition": "dynamic_partition dynamic_stitch",
    "ops.shapes.dynamic_shapes": "ensure_shape broadcast_dynamic_shape",
    "ops.elementwise.magnitude": "abs_ sign",
    "ops.shapes.sums": "add_n scalar_mul",
    "ops.elementwise.comparison": "equal not_equal less less_equal greater greater_equal",
    "ops.elementwise.logical": "logical_and logical_or logical_not",
    "ops.elementwise.exponential": "exp",
    "ops.elementwise.powers": "sqrt pow_",
    "ops.elementwise.trigonometry": "sin cos tan asin acos atan atan2",
    "ops.elementwise.hyperbolic": "sinh cosh tanh asinh acosh atanh",
    "ops.elementwise.extrema": "maximum minimum clip_by_value",
    "ops.elementwise.rounding": "floor round_",
    "ops.elementwise.complex_parts": "complex_",
    "ops.elementwise.truncation": "realdiv truncatediv truncatemod",
    "ops.elementwise.saturation": "saturate_cast",
    "ops.shapes.bitcast": "bitcast",
    "ops.shapes.several": "identity_n shape_n guarantee_const no_op group",
    "ops.indexing.unravel": "unravel_index",
    "ops.reductions.histogram": "histogram_fixed_width histogram_fixed_width_bins",
    "ops.reductions.cumulative": "cumsum",
    "ops.reductions.reduction": "reduce_mean reduce_max reduce_min reduce_prod reduce_all reduce_any",
    "ops.reductions.statistics": "reduce_logsumexp",
    "ops.reductions.norms": "norm",
    "ops.elementwise.clipping": "clip_by_norm clip_by_global_norm",
    "ops.nn.sigmoid": "sigmoid",
    "ops.convolution.space_to_batch": "space_to_batch space_to_batch_nd batch_to_space",
    "ops.convolution.with_space_to_batch": "required_space_to_batch_paddings",
    "ops.linalg.contraction": "tensordot",
    "ops.linalg.einsum": "einsum",
    "ops.linalg.eigen": "eig eigvals",
    "ops.linalg.matrix_functions": "matrix_square_root",
    "ops.linalg.matmul": "matmul",
    "ops.sparse.sparse_tensor": "SparseTensor",
    "ops.ragged.ragged_tensor": "RaggedTensor",
    "ops.ragged.spec": "RaggedTensorSpec",
    "ops.sparse.spec": "SparseTensorSpec",
    "ops.variables.variable": "Variable VariableSynchronization VariableAggregation",
    "ops.random.index_shuffle": "random_index_shuffle",
    "ops.random.initializers": """
        zeros_initializer ones_initializer constant_initializer random_uniform_initializer random_normal_initializer
    """,
    "ops.debugging.assertions": "Assert assert_equal assert_greater assert_less",
    "ops.debugging.ranks": "assert_rank",
    "ops.debugging.printing": "print_",
    "ops.debugging.clock": "timestamp",
    "ops.files.tensor_protos": "make_ndarray make_tensor_proto",
    "ops.strings.as_string": "as_string",
    "ops.queues.critical_section": "CriticalSection",
    "autodiff.tape": "GradientTape",
    "autodiff.arguments": "UnconnectedGradients",
    "autodiff.custom": "custom_gradient grad_pass_through",
    "autodiff.recompute": "recompute_grad",
    "autodiff.registry": "RegisterGradient no_gradient_",
    "autodiff.symbolic": "AggregationMethod gradients hessians",
    "graph.function": "function",
    "graph.control.cond": "cond case switch_case",
    "graph.control.while_loop": "while_loop",
    "graph.control.tensor_array_spec": "TensorArray TensorArraySpec",
    "graph.control.map_fn": "map_fn vectorized_map",
    "graph.control.fold": "foldl foldr scan",
    "graph.control.python_function": "py_function numpy_function",
    "graph.control.dependencies": "control_dependencies",
    "graph.func_graph": "Operation get_static_value inside_function is_symbolic_tensor",
    "graph.graphdef.importing": "import_graph_def",
    "graph.session.graph": "Graph",
    "data.optional": "OptionalSpec",
    "data.specs": "NoneTensorSpec",
    "module.module": "Module",
    "keras": "initializers losses metrics optimizers",  # tf.losses is tf.keras.losses
}

NAMESPACES = """
    audio autodiff autograph bitwise compat config debugging dtypes errors experimental graph_util image io linalg
    lookup math nest nn profiler quantization queue ragged random raw_ops saved_model sets signal sparse strings summary
    sysconfig test train types version
"""

# Floors that are namespaces themselves.
PARTS = "data distribute js keras lite"

# What real programs ask for next; a name leaves this list when its floor lands.
UNBUILT = """
"""

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES, UNBUILT, PARTS)
