"""From plain Python and NumPy values to NumPy arrays, by TensorFlow's rules. Floor 1. Read next: `convert.py`.

A Python value has no dtype of its own, so TensorFlow chooses: a float gives float32, an int int32 (int64 where it
needs one), and in a list the first leaf speaks for all. A NumPy array keeps the dtype it has.
"""

from __future__ import annotations

import numpy as np

from ..backend.dtypes import BY_NUMPY
from ..backend.errors import explain

WHERE = "convert_to_tensor"
FLOAT32, BOOL, COMPLEX, TEXT = np.dtype(np.float32), np.dtype(bool), np.dtype(np.complex128), np.dtype(object)
INT32 = np.dtype(np.int32)
SINGLES = {float: FLOAT32, bool: BOOL, complex: COMPLEX, str: TEXT, bytes: TEXT}  # int: by its size
SEQUENCES = (list, tuple, range)
PLAIN = (int, *SINGLES, *SEQUENCES)


def to_array(value, dtype=None) -> np.ndarray:
    """A new NumPy array from `value`.

    value: a number, bool, string or bytes, a NumPy array, or nested lists of them.
    dtype: an np.dtype that the array must have; None to let TensorFlow's rules choose.

        >>> to_array([1, 2.5]).dtype, to_array([1, 2]).dtype
        (dtype('float32'), dtype('int32'))

    Raises: ValueError for what no tensor can hold; TypeError for a Python value that does not fit `dtype`.
    """
    if isinstance(value, (np.ndarray, np.generic)) or not isinstance(value, PLAIN):
        return from_numpy(value, dtype)
    natural = natural_dtype(value)
    if dtype is None:
        return from_python(value, natural or FLOAT32)
    if natural is not None and not fits(natural, dtype):
        raise TypeError(explain(WHERE, f"value is {short(value)}, dtype is {BY_NUMPY[dtype].name}",
                                "a Python value is converted only where nothing is lost: bool to any number, int to "
                                "float, float to complex", "Use tf.cast(x, dtype)"))
    return from_python(value, dtype)


def from_numpy(value, dtype=None) -> np.ndarray:
    """A copy of a NumPy array or scalar, cast to `dtype` if one is given; text becomes UTF-8 bytes."""
    if not hasattr(value, "__array__"):
        raise ValueError(explain(WHERE, f"value is {short(value)} of type {type(value).__name__}",
                                 "a tensor is made of numbers, strings, bools, NumPy arrays or lists of them"))
    array = np.array(value)
    if array.dtype.kind in "US" or array.dtype == TEXT:
        if dtype is not None and dtype != TEXT:
            raise ValueError(explain(WHERE, f"a NumPy array of text, dtype is {BY_NUMPY[dtype].name}",
                                    "text is not a number", "Use tf.strings.to_number"))
        return encoded(array)
    native = array.dtype.newbyteorder("=")
    known = native in BY_NUMPY or (dtype is not None and native.kind in "biufc")  # a long double can be cast
    if known and dtype is not None and dtype != TEXT:
        with np.errstate(all="ignore"):
            return array.astype(dtype)
    if not known or dtype == TEXT:
        raise ValueError(explain(WHERE, f"a NumPy array of dtype {array.dtype}",
                                 "that dtype has no place in such a tensor", "Convert it with array.astype(...)"))
    return array.astype(native, copy=False)


def encoded(array) -> np.ndarray:
    """An object array of `bytes` from an array of text."""
    out = np.empty(array.shape, object)
    flat = out.reshape(-1)
    for i, item in enumerate(array.reshape(-1).tolist()):
        if not isinstance(item, (str, bytes)):
            raise ValueError(explain(WHERE, f"a value that holds {short(item)} of type {type(item).__name__}",
                                     "a tensor of objects can hold strings and bytes only"))
        flat[i] = item.encode() if isinstance(item, str) else item
    return out


def natural_dtype(value):
    """The np.dtype TensorFlow would choose for a Python value; None for a list without leaves."""
    if type(value) in SINGLES:
        return SINGLES[type(value)]
    if type(value) is int or is_row_of_int(value):
        return integer_dtype(value)
    types: dict = {}
    collect_types(value, types)
    kinds = {kind: leaf for leaf in reversed(types) for kind in [kind_of(leaf)]}
    if not kinds:
        return None
    first = kind_of(next(iter(types)))
    mixed = (first == "b" and len(kinds) > 1) or ("S" in kinds and len(kinds) > 1) or ("c" in kinds and first != "c")
    if mixed or "?" in kinds:
        raise ValueError(explain(WHERE, f"value is {short(value)}", "a tensor cannot be made from "
                                 + ("mixed types" if mixed else f"values of type {kinds['?'].__name__}"),
                                 "Give all elements one type"))
    if "f" in kinds and first in "if":
        leaf = next(iter(types))
        return np.dtype(leaf) if first == "f" and issubclass(leaf, np.floating) else FLOAT32
    return integer_dtype(value) if first == "i" else {"b": BOOL, "c": COMPLEX, "S": TEXT}[first]


def collect_types(value, types: dict) -> None:
    """Fill `types` with the types of the leaves of nested lists, in order of appearance."""
    if isinstance(value, np.ndarray):
        types[value.dtype.type] = None
    elif not isinstance(value, SEQUENCES):
        types[type(value)] = None
    elif set(map(type, value)) <= {int, float, bool, str, bytes, complex}:   # a plain row: no need to look at each
        types.update(dict.fromkeys(map(type, value)))
    else:
        for item in value:
            collect_types(item, types)


def kind_of(leaf: type) -> str:
    """One letter for the kind of a leaf: b(ool), i(nteger), f(loat), c(omplex), S(tring), ? (none of them)."""
    for letter, kinds in (("b", (bool, np.bool_)), ("i", (int, np.integer)), ("f", (float, np.floating)),
                          ("c", (complex, np.complexfloating)), ("S", (str, bytes))):
        if issubclass(leaf, kinds):
            return letter
    return "f" if np.dtype(leaf) in BY_NUMPY and leaf.__module__ == "ml_dtypes" else "?"


def is_row_of_int(value) -> bool:
    """True for a plain list of ints: a shape, most often, which is soon decided."""
    return type(value) is list and set(map(type, value)) == {int}


def integer_dtype(value):
    """int32 where every integer in `value` fits into it, else int64; ValueError where that is too small too."""
    if type(value) is int:
        value = [value]
    if is_row_of_int(value) and min(value) >= -(2**31) and max(value) < 2**31:
        return INT32
    try:
        array = np.array(value, np.int64)
    except (OverflowError, ValueError) as error:
        if isinstance(error, ValueError):
            return INT32   # ragged: from_python says so
        raise ValueError(explain(WHERE, f"value is {short(value)}", "an integer must fit in 64 bits",
                                 "Use a float")) from None
    small = not array.size or (array.min() >= -(2**31) and array.max() < 2**31)
    return INT32 if small else np.dtype(np.int64)


def fits(natural, dtype) -> bool:
    """May Python leaves of the dtype `natural` stand in a tensor of `dtype` without losing anything but precision?"""
    if natural == dtype:
        return True
    if TEXT in (natural, dtype) or dtype == BOOL:
        return False
    order = "buifVc"   # V is the kind of ml_dtypes: bfloat16, float8, int4
    return natural.kind in "bui" or order.index(natural.kind) <= order.index(dtype.kind)


def from_python(value, dtype) -> np.ndarray:
    """An array of `dtype` from a Python value that fits it; ValueError for ragged lists and integers out of range."""
    try:
        if dtype == TEXT:
            return encoded(np.array(value, dtype=object))
        return np.array(value, dtype=dtype)
    except (RuntimeWarning, FloatingPointError):  # a caller wants them as errors; too large a float is inf
        with np.errstate(all="ignore"):
            return np.array(value, dtype=dtype)
    except OverflowError:
        name = BY_NUMPY[dtype].name
        raise ValueError(explain(WHERE, f"value is {short(value)}, dtype is {name}",
                                 f"the value is out of range for {name}", "Use a wider dtype")) from None
    except (ValueError, TypeError):
        raise ValueError(explain(WHERE, f"value is {short(value)}",
                                 "every list at one depth must have the same length",
                                 "Pad the rows, or use tf.ragged.constant")) from None


def short(value) -> str:
    """`value` in at most 60 characters, for a message."""
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
