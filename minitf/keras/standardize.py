"""One form for what users may write in several: dtypes, shapes, formats of images. Floor 7.

Read next: `variables.py`.
"""

from ..backend.dtypes import as_dtype
from ..backend.errors import did_you_mean, explain
from .config import checked_data_format, floatx, image_data_format

DTYPES = (
    "float16", "float32", "float64", "bfloat16", "float8_e4m3fn", "float8_e5m2", "complex64", "complex128",
    "uint8", "uint16", "uint32", "uint64", "int8", "int16", "int32", "int64", "bool", "string",
)  # fmt: skip
PYTHON_TYPES = {bool: "bool", int: "int64", float: "float32", str: "string"}


def standardize_dtype(dtype):
    """Return the name of a dtype: of a string, a dtype of minitf or NumPy, a Python type, or floatx for None.

    >>> import numpy as np
    >>> standardize_dtype(None), standardize_dtype(np.int32), standardize_dtype(int), standardize_dtype("bool")
    ('float32', 'int32', 'int64', 'bool')

    Raises: ValueError where Keras has no such dtype.
    """
    if dtype is None:
        return floatx()
    if isinstance(dtype, str) and dtype in DTYPES:
        return dtype
    name = PYTHON_TYPES.get(dtype) if isinstance(dtype, type) else None
    if name is None:
        name = getattr(dtype, "name", None) or getattr(dtype, "__name__", dtype)
    if name not in DTYPES:
        raise ValueError(explain("dtype", f"received {dtype!r}", "it must name a dtype of Keras",
                                 did_you_mean(name, DTYPES) or f"One of {', '.join(DTYPES)}"))
    return name


def is_float_dtype(dtype):
    """Return whether a dtype is of floats.

    >>> is_float_dtype("bfloat16"), is_float_dtype("int32")
    (True, False)
    """
    name = standardize_dtype(dtype)
    return name.startswith(("float", "bfloat"))


def is_int_dtype(dtype):
    """Return whether a dtype is of integers, signed or not."""
    return as_dtype(standardize_dtype(dtype)).is_integer


def standardize_shape(shape):
    """Return a shape as a tuple of ints, with None for an axis that is not known.

    >>> standardize_shape([None, 3])
    (None, 3)

    Raises: ValueError for None, for what is no sequence, and for sizes that are negative or no integers.
    """
    if shape is None or not hasattr(shape, "__iter__"):
        raise ValueError(explain("shape", f"received {shape!r}", "it must be a tuple of ints and Nones"))
    return tuple(_size(size, shape) for size in shape)


def _size(size, shape):
    if size is None:
        return None
    try:
        if isinstance(size, str | float):
            raise TypeError
        whole = int(size)
    except (TypeError, ValueError) as error:
        rule = f"the size {size!r} must be an int or None"
        raise ValueError(explain("shape", f"received {shape!r}", rule)) from error
    if whole < 0:
        raise ValueError(explain("shape", f"received {shape!r}", "a size must be >= 0", "Write None where it is open"))
    return whole


def standardize_data_format(data_format):
    """Return "channels_last" or "channels_first"; the configured one for None.  Raises: ValueError otherwise."""
    return image_data_format() if data_format is None else checked_data_format(data_format)


def standardize_tuple(value, n, name, allow_zero=False):
    """Return an int, or a sequence of n of them, as a tuple of n positive ints.

    >>> standardize_tuple(3, 2, "kernel_size")
    (3, 3)

    name: the argument, for messages. allow_zero: whether 0 is in range too.
    Raises: ValueError for another length, for what is no int, and for values out of range.
    """
    if isinstance(value, int):
        value = (value,) * n
    try:
        values = tuple(int(size) for size in value)
    except (TypeError, ValueError) as error:
        raise ValueError(explain(name, f"received {value!r}", f"it must be an int or {n} ints")) from error
    least = 0 if allow_zero else 1
    if len(values) != n or min(values) < least:
        raise ValueError(explain(name, f"received {value!r}", f"it must be {n} ints >= {least}"))
    return values
