"""A function as an operation of a graph: how `keras.ops.exp(x)` takes a KerasTensor. Floor 7.

On tensors the function computes. On KerasTensors its call is written down, as a call of an operation that is named as
Keras names it, since the config of a model holds that name: `exp` is an `Exp` of "keras.src.ops.numpy".

The arguments are told apart. Tensors belong to the call; the others are settings, and belong to the operation, as the
units of a layer do: `sum(x, axis=1)` is `Sum(axis=1)(x)`. Read `operation.py` first.
"""

import functools
import inspect

from ...backend.errors import explain
from ..ops import image, linalg, nn
from .keras_tensor import any_symbolic
from .operation import Operation

# Arguments of these names are tensors (or functions of tensors), or stand with them. The others are settings.
TENSORS = (
    "a abs_ angle array atol axes_lengths b beta bias bins branches choicelist condition condlist constant_values "
    "coordinates data default depthwise_kernel elements elems end_points f false_fn fill_value fun gamma image1 image2 "
    "images index indices init init_val inputs kernel key loop_vars mask mean offset operands output output_length "
    "pattern pointwise_kernel pred predictions primals q query rtol scale segment_ids sequence_lengths "
    "sorted_sequence start start_indices start_points step stop tangents target target_length targets tensor "
    "transform translation true_fn updates value values variable variance volumes weights x x1 x2 xs y"
)
# But these are settings of these functions.
SETTINGS = {"allclose": "rtol atol", "bincount": "weights", "diagonal": "offset", "histogram": "bins", "map": "",
            "squareplus": "b", "trace": "offset", "trapezoid": "x", "unique": "fill_value",
            **dict.fromkeys(("affine_transform", "elastic_transform", "map_coordinates", "perspective_transform",
                             "resize"), "fill_value")}  # fmt: skip

# Names of operations that are not the function's in camel case.
NAMES = {
    "abs": "Absolute", "allclose": "AllClose", "batch_normalization": "BatchNorm", "cdist": "CDist",
    "conj": "Conjugate", "ctc_decode": "CTCDecode", "ctc_loss": "CTCLoss", "exponential": "Exp", "fft": "FFT",
    "fft2": "FFT2", "hard_swish": "HardSilu", "hsv_to_rgb": "HSVToRGB", "ifft2": "IFFT2", "irfft": "IRFFT",
    "isin": "IsIn", "istft": "ISTFT", "jvp": "JVP", "layer_normalization": "LayerNorm", "psnr": "PSNR",
    "rfft": "RFFT", "rgb_to_grayscale": "RGBToGrayscale", "rgb_to_hsv": "RGBToHSV", "rms_normalization": "RMSNorm",
    "searchsorted": "SearchSorted", "ssim": "SSIM", "stft": "STFT", "svd": "SVD", "swish": "Silu",
}  # fmt: skip

# In which module of Keras an operation stands; in "ops.numpy", if in none of these.
MODULES = {
    "activations.activations": "ReLU",  # with arguments that `keras.ops.relu` has not
    "ops.core": (
        "associative_scan cast cond convert_to_tensor fori_loop map saturate_cast scan scatter scatter_update slice "
        "slice_update stop_gradient switch unstack vectorized_map while_loop"
    ),
    "ops.einops": "rearrange",
    "ops.image": " ".join(dir(image)),
    "ops.linalg": " ".join(dir(linalg)),
    "ops.math": (
        "cdist erf erfc erfinv extract_sequences fft fft2 ifft2 in_top_k irfft istft logdet logsumexp rfft rsqrt "
        "segment_max segment_min segment_prod segment_sum stft top_k view_as_complex view_as_real"
    ),
    "ops.nn": " ".join(["mish", *dir(nn)]),
}


class FunctionCall(Operation):
    """The call of a function in a model. Each function has a subclass of its own: see `on_symbols_too`.

    settings: its arguments that are no tensors.
    """

    function = None  # (...) -> tensors
    tensors = inspect.Signature()  # of what a call takes

    def __init__(self, *, name=None, **settings):
        super().__init__(name=name)
        self.settings = settings

    def call(self, *args, **kwargs):
        """What the function returns.  args, kwargs: its tensors."""
        arguments = {**self.settings, **self.tensors.bind(*args, **kwargs).arguments}
        both = inspect.BoundArguments(inspect.signature(self.function), arguments)
        return self.function(*both.args, **both.kwargs)

    def get_config(self):
        """The settings, and the name."""
        return {**super().get_config(), **self.settings}


def on_symbols_too(function, name=None):
    """The function, which where it is called on KerasTensors writes the call down.

    name: what it is called in `keras.ops`; by default its own name.

        >>> import minitf as tf
        >>> x = tf.keras.Input((3,))
        >>> model = tf.keras.Model(x, tf.keras.ops.sum(x, axis=1))
        >>> model.operations[-1].get_config()
        {'name': 'sum', 'axis': 1, 'keepdims': False}
        >>> model(tf.ones((2, 3))).numpy()
        array([3., 3.], dtype=float32)
    """
    operation = operation_of(function, name or function.__name__.rstrip("_"))
    signature = inspect.signature(function)

    @functools.wraps(function)
    def either(*args, **kwargs):
        if not any_symbolic(args, kwargs):
            return function(*args, **kwargs)
        tensors, settings = told_apart(signature, operation.tensors, args, kwargs)
        return operation(**settings).symbolic_call(*tensors.args, **tensors.kwargs)

    either.operation = operation
    return either


def told_apart(signature, tensors, args, kwargs):
    """The tensors and the settings among the arguments of a call: (BoundArguments, dict).

    Raises: TypeError for arguments that the function does not take.
    """
    try:
        bound = signature.bind(*args, **kwargs)
    except TypeError as error:
        raise TypeError(explain(f"keras.ops{signature}", f"a call on {args}", str(error))) from None
    bound.apply_defaults()
    settings = {}
    for key in [key for key in bound.arguments if key not in tensors.parameters]:
        value = bound.arguments.pop(key)
        settings.update(value if signature.parameters[key].kind is inspect.Parameter.VAR_KEYWORD else {key: value})
    return inspect.BoundArguments(tensors, bound.arguments), settings


def operation_of(function, name):
    """The class of the operation that a function is in a model."""
    signature = inspect.signature(function)
    own_settings = SETTINGS.get(name, "").split()
    tensors = [parameter for parameter in signature.parameters.values() if is_tensor(parameter, own_settings)]
    module = next((module for module, names in MODULES.items() if name in names.split()), "ops.numpy")
    return type(NAMES.get(name, camel_case(name)), (FunctionCall,), {
        "__doc__": f"`keras.ops.{name}` as an operation.", "__module__": f"minitf.keras.{module}",
        "function": staticmethod(function), "tensors": signature.replace(parameters=tensors),
    })  # fmt: skip


def is_tensor(parameter, settings) -> bool:
    """Whether a parameter takes tensors, and so belongs to the call."""
    if parameter.name in settings:
        return False
    return parameter.name in TENSORS.split() or parameter.kind is parameter.VAR_POSITIONAL


def camel_case(name) -> str:
    """"log_softmax" as "LogSoftmax"."""
    return "".join(word[:1].upper() + word[1:] for word in name.split("_"))
