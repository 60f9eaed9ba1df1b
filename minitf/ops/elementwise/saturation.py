"""A cast that stops at the ends: saturate_cast. Floor 2. Read `shapes/identity.py` first, for `tf.cast`."""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import COMPLEX, NUMERIC, as_dtype
from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ..shapes.identity import cast
from .complex_parts import complex_, imag, real
from .extrema import maximum, minimum


def saturate_cast(value, dtype, name=None):
    """`value` as another dtype; what that cannot hold becomes the nearest number that it can.

    value: numeric [...]. Of complex numbers the real part counts where dtype is real.
    dtype: a numeric dtype.

        >>> import minitf as tf
        >>> tf.saturate_cast([300.5, -5., 2.9], tf.uint8).numpy()
        array([255,   0,   2], dtype=uint8)

    Raises: TypeError for bools and strings.
    Source: tf.saturate_cast. Differs: a float beyond int64 gives the nearest end; TensorFlow: the lowest number.
    """
    value, dtype = convert_to_tensor(value), as_dtype(dtype)
    if value.dtype not in NUMERIC or dtype not in NUMERIC:
        received = f"value is {value.dtype.name}, dtype is {dtype.name}"
        raise TypeError(explain("saturate_cast", received, "both must be numeric"))
    if value.dtype in COMPLEX:
        if dtype in COMPLEX:
            return complex_(saturate_cast(real(value), dtype.real_dtype), saturate_cast(imag(value), dtype.real_dtype))
        value = real(value)
    target = dtype.real_dtype
    low = nearer_to_zero(value.dtype, value.dtype.min, target.min)
    high = nearer_to_zero(value.dtype, value.dtype.max, target.max)
    return cast(minimum(maximum(value, low), high), dtype)


def nearer_to_zero(dtype, own, other):
    """The end of two ranges that is reached first from 0: `own`, of a dtype, or `other`, rounded towards 0 to it.

        >>> from minitf.backend.dtypes import float32, int32
        >>> nearer_to_zero(float32, float32.max, int32.max)        # 2^31 would be too large for an int32
        array(2.1474835e+09, dtype=float32)
    """
    if abs(exact(own)) <= abs(exact(other)):
        return np.array(own, dtype.np)
    end = np.array(float(exact(other)) if dtype.is_floating else exact(other), dtype.np)
    return np.asarray(np.nextafter(end, np.zeros_like(end))) if abs(exact(end)) > abs(exact(other)) else end


def exact(end):
    """An end of a range as a Python integer, which all of them are; a bfloat16 has to become a float before."""
    return int(end) if isinstance(end, int) or end.dtype.kind in "iu" else int(float(end))
