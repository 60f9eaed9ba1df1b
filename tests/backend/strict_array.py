"""An array module that wraps NumPy and refuses what CuPy would refuse, or do behind one's back.

A kernel is written once, as kernel(xp, ...), and must work with `xp` being CuPy. On a machine without a GPU
this module stands in for it: `strict.asarray(a)` makes an array that NumPy's own functions will not touch,
and the functions here will not touch NumPy's arrays. So `np.tanh(x)` instead of `xp.tanh(x)` raises, as does
a NumPy array that a kernel made and forgot to hand to `xp`.

    from backend import strict_array as strict
    y = kernel(strict, strict.asarray(x))
    np.testing.assert_allclose(y.get(), ...)
"""

import operator
import sys
from types import SimpleNamespace

import numpy as np

_HOST_TO_DEVICE = {"asarray", "array"}  # the two functions of CuPy that take a NumPy array


class ImplicitConversionError(TypeError):
    """A NumPy array met a device array, or a NumPy function was given one."""


class StrictArray:
    """A NumPy array in a coat: all of its methods and operators, but no way into NumPy but `get()`."""

    __slots__ = ("_array",)
    __array_ufunc__ = None  # NumPy's ufuncs and operators refuse it
    __hash__ = None

    def __init__(self, array):
        self._array = array

    def get(self):
        """Return a copy as a NumPy array, as CuPy's method of this name does."""
        return self._array.copy()

    @property
    def data(self):
        """Its memory; `data.ptr` is the address, as with CuPy."""
        return SimpleNamespace(ptr=self._array.ctypes.data)

    def __array__(self, *args, **kwargs):
        raise ImplicitConversionError("a device array was handed to NumPy: use xp, or arrays.numpy_of")

    def __array_function__(self, function, *args, **kwargs):
        raise ImplicitConversionError(f"np.{function.__name__} was given a device array: use xp")

    def __array_namespace__(self, **kwargs):
        return sys.modules[__name__]

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _coated(getattr(self._array, name), name)

    def __repr__(self):
        return f"strict.{self._array!r}"

    def __len__(self):
        return len(self._array)

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __getitem__(self, key):
        return _coat(self._array[_bare(key)])

    def __setitem__(self, key, value):
        self._array[_bare(key)] = _bare(value)

    def __bool__(self):
        return bool(self._array)

    def __int__(self):
        return int(self._array)

    def __float__(self):
        return float(self._array)

    def __complex__(self):
        return complex(self._array)

    def __index__(self):
        return operator.index(self._array)


def _add_operators():
    """Give StrictArray Python's operators: forward, reflected and in place."""
    binary = ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul"]
    binary += ["and_", "or_", "xor", "lshift", "rshift"]
    for name in [*binary, "lt", "le", "eq", "ne", "gt", "ge"]:
        _add_operator(getattr(operator, name), name.rstrip("_"), name in binary)
    for name in ["neg", "pos", "invert", "abs"]:
        _add_sign(getattr(operator, name), name)


def _add_operator(function, name, arithmetic):
    setattr(StrictArray, f"__{name}__", lambda a, b: _coat(function(a._array, _bare(b))))
    if arithmetic:
        setattr(StrictArray, f"__r{name}__", lambda a, b: _coat(function(_bare(b), a._array)))
        setattr(StrictArray, f"__i{name}__", lambda a, b: _in_place(function, a, b))


def _add_sign(function, name):
    setattr(StrictArray, f"__{name}__", lambda a: _coat(function(a._array)))


def _in_place(function, a, b):
    a._array[...] = function(a._array, _bare(b))
    return a


def _coat(value):
    """Return NumPy's answer as the device's: arrays and scalars in a coat, everything else as it is."""
    if isinstance(value, np.ndarray | np.generic):
        return StrictArray(np.asarray(value))
    if type(value) in (tuple, list):
        return type(value)(_coat(each) for each in value)
    if isinstance(value, tuple) and hasattr(value, "_fields"):  # such as the result of linalg.svd
        return type(value)(*(_coat(each) for each in value))
    return value


def _bare(value):
    """Return the arrays inside the coats; raise where a NumPy array stands beside them."""
    if isinstance(value, StrictArray):
        return value._array
    if isinstance(value, np.ndarray):
        raise ImplicitConversionError("a NumPy array was handed to the device: use xp.asarray")
    if type(value) in (tuple, list):
        return type(value)(_bare(each) for each in value)
    if isinstance(value, dict):
        return {key: _bare(each) for key, each in value.items()}
    if isinstance(value, slice):
        return slice(_bare(value.start), _bare(value.stop), _bare(value.step))
    return value


def _coated(value, name=""):
    """Return a function, submodule or attribute of NumPy as the device's."""
    if isinstance(value, type):
        return StrictArray if value is np.ndarray else value
    if callable(value) or type(value).__name__ == "module":
        return _Coated(value, name)
    return _coat(value)


class _Coated:
    """A function of NumPy that takes and returns arrays in coats; or a ufunc or submodule, which has such."""

    def __init__(self, inner, name):
        self._inner, self._name = inner, name

    def __call__(self, *args, **kwargs):
        if self._name in _HOST_TO_DEVICE and isinstance(args[0], np.ndarray | np.generic):
            args = (StrictArray(np.array(args[0])), *args[1:])
        return _coat(self._inner(*_bare(args), **_bare(kwargs)))

    def __getattr__(self, name):
        return _coated(getattr(self._inner, name), name)


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return _coated(getattr(np, name), name)


_add_operators()
