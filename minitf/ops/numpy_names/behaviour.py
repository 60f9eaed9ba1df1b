"""The switch that makes tensors behave as NumPy's arrays. Floor 2. Read `promotion.py` and `brackets.py` first.

The operators of `ops/operators.py` are wrapped, so that both sides meet in one dtype first; and the methods that
tensors await (`core/awaited.py`) are told what to do.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ...backend.errors import explain
from ...core.awaited import Awaited
from ...core.operand import operators
from ...core.tensor import Tensor
from ..shapes.identity import cast
from . import binary, brackets, elementwise, forms, products, promotion, reductions, weak_functions
from .arrays import promoted

PROMOTED = (
    "add", "subtract", "multiply", "divide", "floordiv", "mod", "pow_", "and_", "or_", "xor",
    "equal", "not_equal", "less", "less_equal", "greater", "greater_equal",
)
CHANGED = (*PROMOTED, "matmul", "negative", "abs_", "invert")
MODES = ("off", "legacy", "safe", "all")


@dataclass
class _Plain:
    """The operators as they were before the switch: name -> function."""

    operators: dict = field(default_factory=dict)


_plain = _Plain()


def experimental_enable_numpy_behavior(prefer_float32=False, dtype_conversion_mode="legacy"):
    """From here on, tensors have NumPy's methods, indexing, and promotion of dtypes in operators.

    prefer_float32: whether Python's floats are float32 rather than float64; dtype_conversion_mode: "legacy" for
        NumPy's promotion, "off" for none in operators; "all" and "safe" for one where values whose dtype nobody asked
        for are weak and give way (`lattice.py`), "safe" refusing what could lose something.

        tnp.experimental_enable_numpy_behavior()
        tf.constant([1, 2]) + tf.constant(0.5)  # float64
        tf.ones([2, 3]).T.reshape(-1)

    Raises: ValueError for another mode.
    Source: tf.experimental.numpy.experimental_enable_numpy_behavior. Differs: in the modes "safe" and "all", a function
    that was imported by its own name before (`from minitf import constant`) stays as it was. There is no way back, as
    in TensorFlow, but to the mode "off".
    """
    if dtype_conversion_mode not in MODES:
        got = f"dtype_conversion_mode={dtype_conversion_mode!r}"
        raise ValueError(explain("experimental_enable_numpy_behavior", got, f"it must be one of {MODES}"))
    is_new = dtype_conversion_mode in ("safe", "all")
    promotion.prefer_float32(prefer_float32)
    promotion.by_lattice(is_new)
    give_methods()
    operators.getitem = brackets.getitem
    if not _plain.operators:
        _plain.operators.update({name: getattr(operators, name) for name in CHANGED})
    for name, plain in _plain.operators.items():
        setattr(operators, name, plain)
    if is_new:
        weak_functions.switch_on(dtype_conversion_mode == "safe")
        vars(operators).update(weak_functions.operators_in(dtype_conversion_mode == "safe", _plain.operators))
        return
    weak_functions.switch_off()
    if dtype_conversion_mode == "legacy":
        vars(operators).update({name: meeting(_plain.operators[name]) for name in PROMOTED})
        operators.matmul = products.matmul


def meeting(operator):
    """The operator, of two operands that first meet in one dtype; what has none goes through as it is."""

    def promoting(x, y):
        try:
            x, y = promoted(x, y)
        except (TypeError, ValueError):  # None, or an object that knows better what to do with a tensor
            return operator(x, y)
        return operator(x, y)

    return promoting


def give_methods():
    """Tell the methods that tensors await what they do."""
    known = {
        "T": forms.transpose,
        "data": lambda x: x,
        "size": lambda x: np.prod(x.shape.as_list()) if x.shape.is_fully_defined() else None,
    }
    called = {
        "__pos__": elementwise.positive,
        "__round__": elementwise.around,
        "tolist": lambda x: x.numpy().tolist(),
        "transpose": forms.transpose,
        "flatten": forms.flatten,
        "reshape": reshaped,
        "ravel": forms.ravel,
        "clip": binary.clip,
        "astype": cast,
        "max": reductions.amax,
        "mean": reductions.mean,
        "min": reductions.amin,
    }
    for methods, is_property in ((known, True), (called, False)):
        for name, function in methods.items():
            slot = vars(Tensor)[name]
            if not isinstance(slot, Awaited):
                raise TypeError(explain("give_methods", f"Tensor.{name}", "it is not awaited"))
            slot.fill(function, is_property)


def reshaped(x, *newshape, order="C"):
    """x.reshape(2, 3) and x.reshape((2, 3))."""
    alone = len(newshape) == 1 and not isinstance(newshape[0], int)
    return forms.reshape(x, newshape[0] if alone else newshape, order)
