"""In which dtype two operands meet: Keras promotes, where TensorFlow refuses. Floor 7. Read next: `numpy.py`.

Floats win over integers, integers over bools, and of two kinds alike the wider. A Python number has no dtype of its
own: it takes that of the tensor, unless it is a float and the tensor is of integers.
"""

import numpy as np

from ...backend.dtypes import as_dtype, bfloat16, float16, float32
from ...core.tensor import is_tensor
from ...ops.shapes.identity import cast
from ..config import floatx
from ..standardize import standardize_dtype
from ..symbolic.keras_tensor import KerasTensor
from ..variables import as_tensor


def result_type(*dtypes) -> str:
    """The dtype in which values of these dtypes meet.

    dtypes: names of dtypes; or the classes `int` and `float`, for Python numbers.

    >>> result_type("int32", "float16"), result_type("int32", int), result_type("int32", float)
    ('float16', 'int32', 'float32')
    >>> result_type("float16", "bfloat16"), result_type("uint8", "int8"), result_type("bool", int)
    ('float32', 'int16', 'int32')
    """
    known = [as_dtype(standardize_dtype(dtype)) for dtype in dtypes if dtype not in (int, float)]
    floats = [dtype for dtype in known if dtype.is_floating or dtype.is_complex]
    if floats:
        return _widest_float(floats).name
    if float in dtypes:
        return floatx()
    if all(dtype.is_bool for dtype in known):
        return "int32" if int in dtypes else "bool"
    whole = np.result_type(*[dtype.np for dtype in known if not dtype.is_bool])
    return floatx() if whole.kind == "f" else as_dtype(whole).name  # no integer holds both int64 and uint64


def _widest_float(floats):
    if {float16, bfloat16} <= set(floats):
        floats = [*floats, float32]
    return max(floats, key=lambda dtype: (dtype.is_complex, dtype.size))


def alike(*operands, floating=False) -> list:
    """The operands as tensors of one dtype.

    floating: whether integers become floats, as in a division.
    """
    dtype = result_type(*map(kind_of, operands))
    if floating and not as_dtype(dtype).is_floating:
        dtype = "float64" if dtype in ("int64", "uint32", "uint64") and floatx() == "float64" else floatx()
    return [as_tensor(x, as_dtype(dtype)) for x in operands]


def floats(x):
    """x as a tensor of floats (or of complex numbers, where it is one)."""
    x = as_tensor(x)
    return x if x.dtype.is_floating or x.dtype.is_complex else cast(x, floatx())


def numbers(x):
    """x as a tensor; bools become int32."""
    x = as_tensor(x)
    return cast(x, "int32") if x.dtype.is_bool else x


def kind_of(x):
    """The name of a tensor's or array's dtype; the class of a Python number."""
    if type(x) in (int, float):
        return type(x)
    if type(x) is bool:
        return "bool"
    if is_tensor(x) or isinstance(x, KerasTensor) or hasattr(x, "dtype"):
        return standardize_dtype(x.dtype)
    return standardize_dtype(as_tensor(x).dtype)
