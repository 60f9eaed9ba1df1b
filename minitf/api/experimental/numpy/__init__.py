"""tf.experimental.numpy: NumPy's names on tensors.   Floor 9.   Next: ops/numpy_names/promotion.py."""

import numpy as np

from ....backend.tables import lazy

NAMES: dict[str, str] = {
    "core.tensor": "Tensor",
    "ops.numpy_names.behaviour": "experimental_enable_numpy_behavior",
    "ops.numpy_names.promotion": "result_type promote_types finfo",
    "ops.numpy_names.arrays": """
        array asarray asanyarray ascontiguousarray copy empty empty_like full full_like ones ones_like zeros zeros_like
    """,
    "ops.numpy_names.making": """
        arange diag diag_indices diagflat diagonal eye geomspace identity linspace logspace meshgrid tri tril triu
        vander
    """,
    "ops.numpy_names.elementwise": """
        abs_ absolute angle arccos arccosh arcsin arcsinh arctan arctanh around bitwise_not cbrt ceil conj_ conjugate
        cos cosh deg2rad exp exp2 expm1 fabs fix floor imag iscomplex iscomplexobj isfinite isinf isnan isneginf
        isposinf isreal isrealobj log log10 log1p log2 logical_not negative positive rad2deg real reciprocal round_
        sign signbit sin sinc sinh sqrt square tan tanh
    """,
    "ops.numpy_names.binary": """
        add allclose arctan2 array_equal bitwise_and bitwise_or bitwise_xor clip divide divmod_ equal float_power
        floor_divide gcd greater greater_equal heaviside hypot isclose lcm less less_equal logaddexp logaddexp2
        logical_and logical_or logical_xor maximum minimum mod multiply nextafter not_equal power remainder subtract
        true_divide
    """,
    "ops.numpy_names.reductions": """
        all_ amax amin any_ argmax argmin argsort average count_nonzero cumprod cumsum diff max_ mean min_ nanmean
        nanprod nansum prod ptp size sort std sum_ var
    """,
    "ops.numpy_names.forms": """
        append atleast_1d atleast_2d atleast_3d broadcast_arrays broadcast_to concatenate dsplit dstack expand_dims
        flatten flip fliplr flipud hsplit hstack isscalar moveaxis ndim pad ravel repeat reshape roll rot90 shape split
        squeeze stack swapaxes tile transpose vsplit vstack
    """,
    "ops.numpy_names.choosing": "compress nonzero select take take_along_axis where",
    "ops.numpy_names.products": "cross dot einsum inner kron matmul outer polyval tensordot trace vdot",
}

# NumPy's own, some with an underscore that is part of the name.
COMMON = """
    complex128 complex64 e float16 float32 float64 iinfo inexact inf int16 int32 int64 int8 issubdtype newaxis pi
    uint16 uint32 uint64 uint8 bool_ int_ object_
"""
OF_NUMPY = {
    **{name: getattr(np, name) for name in COMMON.split()},
    "complex_": np.complex128,
    "float_": np.float64,
    "string_": np.bytes_,
    "unicode_": np.str_,
}

NAMESPACES = "random"

_getattr, _dir = lazy(__name__, NAMES, NAMESPACES)


def __getattr__(name):
    if name == "__all__":
        return __dir__()
    if name in OF_NUMPY:
        return OF_NUMPY[name]
    if name == "ix_":
        from ....ops.numpy_names.choosing import ix

        return ix
    return _getattr("Tensor" if name == "ndarray" else name)


def __dir__():
    return sorted({*_dir(), *OF_NUMPY, "ix_", "ndarray"} - {"Tensor"})
