"""DType: what one element of a tensor is.

Floor 0. A DType names TensorFlow's type and holds the NumPy type that stores it. There is one object for each
type, so code compares with `is`. Eight-bit floats, bfloat16 and four-bit integers are not NumPy's own; they
come from `ml_dtypes`. Read next: `shapes.py`.
"""

from dataclasses import dataclass
from typing import Any

import ml_dtypes
import numpy as np

from .errors import did_you_mean, explain


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class DType:
    """The type of a tensor's elements.

    >>> float32
    tf.float32
    >>> print(float32)
    <dtype: 'float32'>
    >>> float32 == "float32", float32 == np.float32, float32 == float64
    (True, True, False)
    >>> int8.min, int8.max, bfloat16.size
    (-128, 127, 2)
    """

    name: str
    as_datatype_enum: int  # the number that GraphDef files use for this type
    np: Any  # the np.dtype that arrays store it in; None for handles, which no array holds

    def __repr__(self):
        return f"tf.{self.name}"

    def __str__(self):
        return f"<dtype: {self.name!r}>"

    __hash__ = object.__hash__  # in C: every op asks whether its dtype is in some set

    def __int__(self):
        return self.as_datatype_enum

    def __reduce__(self):
        return as_dtype, (self.name,)  # copies and pickles keep "one object for each type"

    def __eq__(self, other):
        if self is other:
            return True
        if other is None or type(other) is DType:
            return False
        try:
            return as_dtype(other) is self
        except TypeError:
            return False

    def __ne__(self, other):
        return not self == other

    @property
    def as_numpy_dtype(self):
        """The NumPy scalar class, such as `np.float32`; `object` for strings; for quantized types a dtype."""
        if self.np is None:
            raise TypeError(explain(f"{self!r}.as_numpy_dtype", "a handle", "no NumPy type can hold it"))
        return self.np if self.is_quantized else self.np.type if self is not string else object

    @property
    def is_floating(self):
        return self in FLOATING

    @property
    def is_complex(self):
        return self in COMPLEX

    @property
    def is_integer(self):
        return self in INTEGER

    @property
    def is_unsigned(self):
        return self in UNSIGNED

    @property
    def is_quantized(self):
        return self in QUANTIZED

    @property
    def is_bool(self):
        return self is bool_

    @property
    def is_numeric(self):
        """Whether ops compute with it. As in TensorFlow, eight-bit floats and four-bit integers do not."""
        return self in NUMERIC or self in QUANTIZED

    @property
    def is_numpy_compatible(self):
        return self.np is not None

    @property
    def size(self):
        """Bytes of one element; 0 for strings and handles, whose size is not fixed."""
        return 0 if self.np is None or self is string else self.np.itemsize

    @property
    def base_dtype(self):
        """The dtype itself: minitf has no reference types."""
        return self

    @property
    def real_dtype(self):
        """The dtype of the real part of a complex number; any other dtype itself."""
        return {complex64: float32, complex128: float64}.get(self, self)

    @property
    def min(self):
        """The least value that the type can hold."""
        return self._bounds()[0]

    @property
    def max(self):
        """The greatest finite value that the type can hold."""
        return self._bounds()[1]

    @property
    def limits(self):
        """The least and greatest intensity of an image of this type: (0, 1) for floats, else (0, max)."""
        if self in FLOATING:
            return 0, 1
        return 0, True if self is bool_ else self.max

    def _bounds(self):
        """Return (least, greatest), as Python integers or NumPy scalars."""
        if self not in REAL:
            raise TypeError(explain("DType.min, DType.max", f"{self!r}", "only real numbers have bounds"))
        limits = ml_dtypes.finfo if self in FLOATING else ml_dtypes.iinfo
        return limits(self.np).min, limits(self.np).max

    def is_compatible_with(self, other):
        """Whether a value of the other dtype can stand where this one is asked for: only if it is equal."""
        return self is as_dtype(other)


float32 = DType("float32", 1, np.dtype(np.float32))
float64 = DType("float64", 2, np.dtype(np.float64))
int32 = DType("int32", 3, np.dtype(np.int32))
uint8 = DType("uint8", 4, np.dtype(np.uint8))
int16 = DType("int16", 5, np.dtype(np.int16))
int8 = DType("int8", 6, np.dtype(np.int8))
string = DType("string", 7, np.dtype(object))  # an object array whose elements are bytes
complex64 = DType("complex64", 8, np.dtype(np.complex64))
int64 = DType("int64", 9, np.dtype(np.int64))
bool_ = DType("bool", 10, np.dtype(np.bool_))
qint8 = DType("qint8", 11, np.dtype([("qint8", np.int8)]))
quint8 = DType("quint8", 12, np.dtype([("quint8", np.uint8)]))
qint32 = DType("qint32", 13, np.dtype([("qint32", np.int32)]))
bfloat16 = DType("bfloat16", 14, np.dtype(ml_dtypes.bfloat16))
qint16 = DType("qint16", 15, np.dtype([("qint16", np.int16)]))
quint16 = DType("quint16", 16, np.dtype([("quint16", np.uint16)]))
uint16 = DType("uint16", 17, np.dtype(np.uint16))
complex128 = DType("complex128", 18, np.dtype(np.complex128))
float16 = half = DType("float16", 19, np.dtype(np.float16))
resource = DType("resource", 20, None)  # a handle, for example of a variable in a graph
variant = DType("variant", 21, None)  # a handle, for example of a dataset in a graph
uint32 = DType("uint32", 22, np.dtype(np.uint32))
uint64 = DType("uint64", 23, np.dtype(np.uint64))
float8_e5m2 = DType("float8_e5m2", 24, np.dtype(ml_dtypes.float8_e5m2))
float8_e4m3fn = DType("float8_e4m3fn", 25, np.dtype(ml_dtypes.float8_e4m3fn))
int4 = DType("int4", 29, np.dtype(ml_dtypes.int4))
uint4 = DType("uint4", 30, np.dtype(ml_dtypes.uint4))
double = float64

# Sets of dtypes, for the rules of ops.
FLOATING = frozenset({float16, bfloat16, float32, float64, float8_e5m2, float8_e4m3fn})
COMPLEX = frozenset({complex64, complex128})
UNSIGNED = frozenset({uint4, uint8, uint16, uint32, uint64})
INTEGER = UNSIGNED | {int4, int8, int16, int32, int64}
QUANTIZED = frozenset({qint8, quint8, qint16, quint16, qint32})
HANDLES = frozenset({resource, variant})
SIGNED = (FLOATING | COMPLEX | INTEGER) - UNSIGNED  # those that can hold -1
REAL = FLOATING | INTEGER
NUMERIC = (REAL | COMPLEX) - {int4, uint4, float8_e5m2, float8_e4m3fn}
INDEX = frozenset({int32, int64})  # those that say a position or a size
ALL = FLOATING | COMPLEX | INTEGER | QUANTIZED | HANDLES | {bool_, string}

BY_NUMPY = {dtype.np: dtype for dtype in ALL - HANDLES}  # array.dtype -> DType, in one lookup
BY_NUMPY |= {handle: handle for handle in HANDLES}  # what is no array, but stands where one could, says its DType
_BY_NAME = {dtype.name: dtype for dtype in ALL} | {"half": float16, "float": float32, "double": float64}
_BY_ENUM = {dtype.as_datatype_enum: dtype for dtype in ALL}
_BY_SCALAR = {dtype.np.type: dtype for dtype in ALL - HANDLES - QUANTIZED}  # such as np.float32
_BY_PYTHON = {float: float32, int: int32, bool: bool_, complex: complex128, str: string, bytes: string}
_BY_ANY = _BY_NAME | _BY_ENUM | _BY_SCALAR | BY_NUMPY | _BY_PYTHON | {object: string}


def as_dtype(type_value):
    """Return the DType that a name, NumPy dtype or scalar class, Python type or DataType number stands for.

    >>> as_dtype("half"), as_dtype(np.int64), as_dtype(float), as_dtype(np.dtype("S5"))
    (tf.float16, tf.int64, tf.float32, tf.string)

    Raises TypeError for anything else. Differs from TensorFlow: `int`, `complex`, `str` and `bytes` stand for
    what `tf.constant` makes of such values; TensorFlow refuses them.
    """
    if type(type_value) is DType:
        return type_value
    try:
        return _BY_ANY[type_value]
    except (KeyError, TypeError):  # TypeError: not hashable
        pass
    if isinstance(type_value, type) and issubclass(type_value, np.generic):
        type_value = np.dtype(type_value)
    dtype = getattr(type_value, "dtype", type_value)  # an array or a tensor stands for the dtype it has
    if isinstance(dtype, DType):
        return dtype
    if isinstance(dtype, np.dtype):
        found = string if dtype.kind in "SUT" else BY_NUMPY.get(dtype.newbyteorder("="))
        if found is not None:
            return found
    fix = did_you_mean(type_value, _BY_NAME) or "Write for example tf.float32 or 'float32'"
    raise TypeError(explain("tf.as_dtype", f"received {type_value!r}", "it names no dtype", fix))
