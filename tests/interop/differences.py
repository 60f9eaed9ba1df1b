"""What minitf does otherwise than TensorFlow on purpose, and why. Whatever is not written here must agree.

EXPRESSIONS: expression -> the reason. A difference that is gone must leave the list.
RULES: reason -> test, for the thousands of generated calls; a test is given the expression and both outcomes.
"""
import re

EXPRESSIONS = {
    **dict.fromkeys(
        ["tf.constant(300,tf.uint8)", "tf.constant(-1,tf.uint8)", "tf.constant(2**31,tf.int32)"],
        "TensorFlow wraps around silently; here an integer out of range is an error",
    ),
    "tf.quantization.fake_quant_with_min_max_args(d)": (
        "TensorFlow is of two minds: where min and max are floats this is an InvalidArgumentError, as it is here"
    ),
    "tf.bitcast(tf.quantization.quantize([[-1.,0.],[.3,1.]],[-1.,-2.],[1.,2.],tf.qint8,mode='SCALED',axis=-1)[0],tf.int8)": (  # noqa: E501
        "a list of ranges is a tensor, as everywhere; TensorFlow asks it for its shape"
    ),
    "tf.quantization.dequantize(tf.bitcast(tf.constant([0,1,128,255],tf.uint8),tf.quint8),-1.,.5,mode='SCALED',dtype=tf.bfloat16)": (  # noqa: E501
        "TensorFlow makes bfloat16 in one mode only"
    ),
    "tf.constant(1e40)": "TensorFlow is of two minds: with dtype=tf.float32 this is inf, as it is here",
    **dict.fromkeys(
        ["tf.constant(1,int)", "tf.as_dtype(int)", "tf.as_dtype(str)", "tf.as_dtype(bytes)", "tf.as_dtype(complex)"],
        "all of Python's types name the dtype that their values get, not float and bool alone",
    ),
    "tf.saturate_cast(tf.constant([3e20,-5.],tf.float64),tf.int64)": "what is too large is not the lowest number",
    "tf.constant([[], [1]])": "TensorFlow drops the 1; here the list is ragged, and an error",
    **dict.fromkeys(
        ["tf.constant([v,v])", "tf.constant([f,f])", "tf.constant([f[0],2.0])"],
        "tf.constant takes what tf.convert_to_tensor takes",
    ),
    "tf.sparse.sparse_dense_matmul([[1j,2+0j]],tf.sparse.from_dense([[1+2j,3j]]),adjoint_b=True)": (
        "TensorFlow conjugates neither"
    ),
    "grad(lambda x,y: tf.nn.log_poisson_loss(x,y,True),tf.constant([1.,2.,0.]),tf.constant([0.5,-1.,2.]))": (
        "TensorFlow's slope for a target of 0 is nan, of a term that is not added"
    ),
    "m[[True,False]]": "a list of bools is no index: TypeError, as for everything else that is none",
    "tf.strings.ngrams(['a','b'],3,pad_values=('x',))": "one text is no pair: TypeError, as for other wrong values",
    **dict.fromkeys(
        ["round(f)", "round(f[0])", "range(5)[f[0]]", "range(5)[tf.constant(1.0)]", "range(5)[tf.constant(True)]"],
        "TensorFlow looks for a method of NumPy (AttributeError); Python's own answer is TypeError",
    ),
    "tf.keras.losses.huber([1,2],[3,4])": "integers become floats first; Keras makes the integer 0 of the half in it",
    "tf.keras.losses.categorical_crossentropy(1.,1.)": "what has no axes is a wrong value; Keras looks for one of them",
    "tf.keras.losses.MeanSquaredError()([1.,2.],[[1.],[3.]])": (
        "nested lists of numbers are one tensor; Keras takes them for structures of tensors"
    ),
}


def out_of_range(expression, ours, theirs):
    weak = ours.get("raises") == "InvalidArgumentError" and "uint8" in expression and "-1" in expression
    return "out of range for" in ours.get("message", "") or "2**40" in expression or weak


def without_elements(outcome):
    """Whether the first result, the one that gradients are of, has none."""
    values = outcome.get("value")
    first = values[0] if isinstance(values, list) and values else {}
    return isinstance(first, dict) and 0 in first.get("shape", ())


EMPTY = re.compile(r"\((\d, )*0[,)]|uniform\(\[0\]")
WRONG = re.compile(
    r"not in \[|does not exist|division by zero|negative power|axis of size 0|frame_length|minval must|are for floats"
)
SEVERAL_OPS = (
    "sigmoid_cross_entropy|clip_by_value|multiply_no_nan|eye|tf.signal|tf.nn.[^(]*conv|erosion2d|embedding_lookup"
    "|scalar_mul"
)
NO_KERNEL = re.compile("not supported on CPU|not yet support|^Number of channels in filter|currently disabled")


def both_raise(ours, theirs):
    return "raises" in ours and "raises" in theirs


def words_of(outcome):
    """The message of an exception, without the name of the op's node that TensorFlow puts first."""
    return re.sub(r"^\{\{.*?\}\} ", "", outcome.get("message", ""))


def without_raising(outcome):
    return "raises" not in outcome


def only_theirs_raises(ours, theirs):
    return "raises" in theirs and "raises" not in ours


RULES = {
    "TensorFlow has the op, but no kernel for this dtype": lambda expression, ours, theirs: (
        theirs.get("raises") in ("NotFoundError", "UnimplementedError")
    ),
    "TensorFlow has the op, but not for this call, on a CPU": lambda expression, ours, theirs: (
        only_theirs_raises(ours, theirs) and NO_KERNEL.search(words_of(theirs))
    ),
    "TensorFlow has no gradient here, or one that fails": lambda expression, ours, theirs: (
        only_theirs_raises(ours, theirs) and "grad(" in expression
        and (theirs["raises"] == "LookupError" or re.search("betainc|tensor_diag_part", expression))
    ),
    "TensorFlow stumbles over what it did not check": lambda expression, ours, theirs: (
        theirs.get("raises") in ("AssertionError", "AttributeError", "IndexError", "InternalError")
    ),
    "TensorFlow leaves the gradients of a result without elements unset": lambda expression, ours, theirs: (
        "grad(" in expression and without_elements(ours) and without_elements(theirs)
    ),
    "TensorFlow leaves unset what it makes of no elements": lambda expression, ours, theirs: (
        EMPTY.search(expression) and re.search("conv|fft|strings.format", expression) and "raises" not in theirs
    ),
    "TensorFlow takes a size modulo 2**32": lambda expression, ours, theirs: (
        ours.get("raises") == "ResourceExhaustedError" and re.search("repeat|linspace|segment", expression)
    ),
    "TensorFlow forgets batch_dims where axis is 0": lambda expression, ours, theirs: (
        re.search("gather.*axis=0, batch_dims=-?[12]", expression) and "raises" in ours
    ),
    "matrices of other numbers too": lambda expression, ours, theirs: (
        re.search("pinv|matrix_rank", expression) and "`float`-like" in words_of(theirs)
    ),
    "steps may be one number in all convolutions": lambda expression, ours, theirs: (
        "Expected list for" in theirs.get("message", "") and only_theirs_raises(ours, theirs)
    ),
    "a frame has samples, and steps go forward": lambda expression, ours, theirs: (
        re.search("frame_(step|length)", ours.get("message", "")) and without_raising(theirs)
    ),
    "TensorFlow does not look at a seed that goes to its Philox": lambda expression, ours, theirs: (
        "alg='philox'" in expression and "seed" in ours.get("message", "") and without_raising(theirs)
    ),
    "bools are not added": lambda expression, ours, theirs: (
        "scatter_nd_add" in expression and "'bool'" in expression and "raises" in ours
    ),
    "one bit": lambda expression, ours, theirs: (
        "num_bits=1," in expression and without_raising(theirs)
    ),
    "a blank that is no class": lambda expression, ours, theirs: (
        "blank_index is" in ours.get("message", "") and without_raising(theirs)
    ),
    "a difference of two Bessel functions": lambda expression, ours, theirs: (
        re.search("bessel_k.*float64", expression) and without_raising(ours) and without_raising(theirs)
    ),
    "padding by a list, in all convolutions or in none": lambda expression, ours, theirs: (
        "atrous_conv2d" in expression and "[[0, 0]," in expression and "raises" in ours
    ),
    "the k largest come in order, asked for or not": lambda expression, ours, theirs: (
        "top_k" in expression and "sorted=False" in expression and "raises" not in theirs
    ),
    "TensorFlow casts what no integer can hold to 0, to the greatest or to the lowest, as the loop has it": (
        lambda expression, ours, theirs: (
            re.search("convert_image_dtype.*False|qint32, 'MIN_FIRST'", expression) and "raises" not in theirs
        )
    ),
    "colours below 0 have no hue": lambda expression, ours, theirs: (
        "grad(" in expression and "rgb_to_hsv" in expression and "raises" not in theirs
    ),
    "TensorFlow's gradient has another shape, and mixes the rows": lambda expression, ours, theirs: (
        "isotonic_regression" in expression and "grad(" in expression
    ),
    "labels that do not fit in the frames: TensorFlow's infinity is about 707": lambda expression, ours, theirs: (
        "ctc_loss" in expression and re.search(r"'70[0-9]\.", str(theirs.get("value")))
    ),
    "what is added to infinity": lambda expression, ours, theirs: (
        re.search("(cumulative_logsumexp|zeta|betainc).*float[(]", expression) and "raises" not in theirs
    ),
    "TensorFlow wraps around silently; here an integer out of range is an error": out_of_range,
    "TensorFlow refuses the number before it asks what it is for": lambda expression, ours, theirs: (
        "1e300" in expression
    ),
    "a bool takes the place of any number; TensorFlow: not in small integers, bfloat16, complex64": (
        lambda expression, ours, theirs: (
            "True" in expression and theirs.get("raises") in ("TypeError", "InvalidArgumentError", "AttributeError")
        )
    ),
    "a range is a list of integers, and taken by all dtypes": lambda expression, ours, theirs: (
        "range(2)" in expression and "Tidx" in theirs.get("message", "")
    ),
    "an empty list of indices is a list of integers": lambda expression, ours, theirs: (
        "[]" in expression and "Tindices" in theirs.get("message", "")
    ),
    "what a complex number divided by 0 is": lambda expression, ours, theirs: (
        re.search("/|divide", expression) and theirs.get("value", {}).get("dtype", "").startswith("complex")
    ),
    "a plain value on the left takes the dtype of the tensor on the right, in all functions": (
        lambda expression, ours, theirs: (
            re.search(r"^tf\.(add|math\.multiply_no_nan)\((?!T)", expression) and only_theirs_raises(ours, theirs)
        )
    ),
    # Refused here and there, in other words.
    "text where numbers or bools are asked for is refused": lambda expression, ours, theirs: (
        "np.array(['a', 'b'])" in expression and ours.get("raises") == "ValueError"
    ),
    "TensorFlow asks NumPy to divide bools and to repeat text": lambda expression, ours, theirs: (
        re.search("^[bs] [*/] np[.]|^tf.divide.T..string", expression) and "raises" in ours
    ),
    "Python says which way it cannot repeat text": lambda expression, ours, theirs: (
        re.search(r"^f\[0\] \* b?'a'", expression) and both_raise(ours, theirs)
    ),
    "where a bool must stand, TensorFlow has three classes for what is none": lambda expression, ours, theirs: (
        re.search("(dtype|be a) bool", theirs.get("message", "")) and both_raise(ours, theirs)
    ),
    "a function of several ops is refused by the first that minds": lambda expression, ours, theirs: (
        re.search(SEVERAL_OPS, expression) and both_raise(ours, theirs)
    ),
    # Edges.
    "whether a variable is None has an answer, as for a tensor": lambda expression, ours, theirs: (
        re.search("^(v [!=]= None|None [!=]= v)$", expression)
    ),
    "TensorFlow refuses some tensors without elements": lambda expression, ours, theirs: (
        EMPTY.search(expression) and only_theirs_raises(ours, theirs)
    ),
    "where there are no elements, TensorFlow does not look whether the axis, the row or the divisor is wrong": (
        lambda expression, ours, theirs: (
            EMPTY.search(expression) and WRONG.search(ours.get("message", "")) and "raises" not in theirs
        )
    ),
    "TensorFlow has no gradient for a single index": lambda expression, ours, theirs: (
        "gather_nd(x, [0, 0])" in expression and only_theirs_raises(ours, theirs)
    ),
    "TensorFlow rounds the root of 1/2 to 32 bits": lambda expression, ours, theirs: (
        "gelu" in expression and "float64" in expression
    ),
    "TensorFlow fails along most axes but the last": lambda expression, ours, theirs: (
        re.search("softmax_cross_entropy_.*axis=", expression) and only_theirs_raises(ours, theirs)
    ),
    "a scalar has no axis 0": lambda expression, ours, theirs: (
        re.search(r"(reverse|repeat)\(", expression) and "()" in expression and "raises" in ours
    ),
    "an axis named twice is an error": lambda expression, ours, theirs: "named twice" in ours.get("message", ""),
    "TensorFlow's adjoints and products of circulant operators, and those of their blocks, forget input_output_dtype": (
        lambda expression, ours, theirs: (
            "Circulant" in expression and re.search(r"adjoint|\.H| @ |\.solve\(tf|matmul\(tf", expression))
    ),
    "TensorFlow cannot slice identities and zeros without a batch, or updates whose diagonal is None": (
        lambda expression, ours, theirs: re.search(r"(Identity|Zeros|LowRankUpdate)\(.*\[", expression)
        and theirs.get("raises") == "ValueError"
    ),
    "TensorFlow asks itself without end": lambda expression, ours, theirs: theirs.get("raises") == "RecursionError",
    "the diagonals of a tridiagonal operator broadcast": lambda expression, ours, theirs: (
        "Tridiag" in expression and only_theirs_raises(ours, theirs)
    ),
    "bfloat16 is multiplied by no other dtype": lambda expression, ours, theirs: (
        "matmul" in expression and "bfloat16" in expression and ours.get("raises") == "InvalidArgumentError"
    ),
}


def reason(expression, ours, theirs):
    """Why the two outcomes may differ; None where they may not."""
    if expression in EXPRESSIONS:
        return EXPRESSIONS[expression]
    return next((words for words, test in RULES.items() if test(expression, ours, theirs)), None)

# Public names whose signature is not TensorFlow's -> why.
# Names of ours that TensorFlow has not, as patterns.
OURS_ALONE = {
    r"distribute\.StrategyExtended\.(agreed_start|all_reduced|as_on_one_device|class_for|gathered|of_first_replica|"
    r"over_workers|places_of_copies|reduced)": "what one strategy does otherwise than another, for those who write one",
    r".*\.draw": "minitf draws",
    r"types\.experimental\..*": "TensorFlow's are abstract; ours are the classes that do it, with what they need",
    r"keras\.layers\.(GRU|LSTM|SimpleRNN)Cell\.(advance|project)": "one step of a cell, for the loop that runs it",
    r"(keras\.)?optimizers\..*\.(slots_of|decay_of|step_numbers)|keras\.Optimizer\.(slots_of|decay_of|step_numbers)":
        "for those who write an optimizer: its slots by variable, its decay, and the numbers of a step",
    r"summary\.SummaryWriter\.(add|add_event|flush_now)": "what the ops that write summaries call",
    r".*\.draw_memory": "minitf draws",
    r"as_tensorflow": "puts minitf in TensorFlow's place",
    r"experimental\.numpy\.ndarray\.numpy": "of eager tensors, which TensorFlow keeps in a class of their own",
    r"js\..*": "for TensorFlow.js; TensorFlow has them in another package",
    r"lite\.(Interpreter\.memory_plan|quantize_model)": "the plan can be drawn; the wrapper is of a package of its own",
    r"train\.CheckpointOptions\.shard_size": "the size of a shard in bytes, for the writer of bundles",
}  # fmt: skip

# Classes, as patterns, whose constructors take other arguments than TensorFlow's.
CONSTRUCTORS = {
    r"distribute\.(DistributedDataset|DistributedIterator|ReplicaContext|StrategyExtended)": "made by strategies",
    r"distribute\.experimental\.(CommunicationOptions|MultiWorkerMirroredStrategy)":
        "those of tf.distribute itself, which TensorFlow's older ones have become",
    r"Tensor|experimental\.numpy\.ndarray|TensorShape|Variable|Operation|RaggedTensor|(dtypes\.)?DType|(data|types)\..*":
        "made by functions, not by their constructors; or a function of any arguments in TensorFlow",
    r"(keras\.)?optimizers\.\w+|keras\.Optimizer": "the arguments of the base class, by keyword: **options",
    r"keras\.layers\.(EinsumDense|Embedding)": "no quantization",
    r"keras\.layers\.(SpatialDropout\dD|GroupQueryAttention)|keras\.Variable|keras\.name_scope|keras\.random\.SeedGenerator":
        "other arguments for layouts over devices and for scopes, which nobody passes",
    r"lookup\.(experimental\.)?\w+Table": "TensorFlow shows those of a metaclass, (*args, **kwargs)",
    r"(keras\.)?metrics\.MeanMetricWrapper": "**settings, for **kwargs",
    r"keras\.callbacks\.MonitorCallback": "a base that Keras hides",
    r"keras\.utils\.Config": "any settings by keyword, which Keras's reads from **kwargs",
    r"lite\.TFLiteConverter": "made by from_keras_model and its kin",
    r"experimental\.(Batchable)?ExtensionType(Spec)?": "the fields, which each class of a user annotates",
    r"experimental\.Optional|saved_model\.experimental\.Fingerprint|summary\.SummaryWriter":
        "made by functions; TensorFlow's are abstract, or made of a message",
}  # fmt: skip

SIGNATURES = {
    **dict.fromkeys(
        ["GradientTape.read", "GradientTape.record", "autodiff.GradientTape.read", "autodiff.GradientTape.record",
         "autodiff.ForwardAccumulator.read", "autodiff.ForwardAccumulator.record", "IndexedSlices.concatenate",
         "Tensor.numpy", "Variable.numpy"],
        "TensorFlow has these elsewhere: in C++, or in the classes of its eager tensors",
    ),
    "Variable.is_initialized": "as above",
    **dict.fromkeys([f"Graph.{name}" for name in ("capture", "group", "initial_value", "initializer_of", "node_of",
                     "place_node", "read_of")], "what builds and runs a graph, which is C++ in TensorFlow"),
    "types.experimental.TraceType.placeholder_value": "the context may be left out",
    "meshgrid": "**kwargs, spelled out",
    **dict.fromkeys(
        [f"raw_ops.ResourceApply{name}" for name in ("Adadelta", "Adagrad", "AdagradV2", "Adam", "AdaMax",
         "AdamWithAmsgrad", "CenteredRMSProp", "Ftrl", "GradientDescent", "KerasMomentum", "Momentum",
         "ProximalGradientDescent", "RMSProp")]
        + ["raw_ops.FusedBatchNormV3", "raw_ops.FusedBatchNormGradV3"],
        "by keyword only, which TensorFlow checks when it is called",
    ),
}  # fmt: skip
