"""Assertions about values: Assert, assert_equal, assert_positive and their kin. Floor 2. Read next: `ranks.py`.

An assertion returns None, or raises InvalidArgumentError and says which elements broke it. In a graph it is a node,
which does the same whenever the graph runs (`assert_op.py`).
"""

from __future__ import annotations

import ml_dtypes
import numpy as np

from ...backend.errors import InvalidArgumentError, explain
from ...core.context import local
from ...core.convert import convert_to_tensor
from ...core.tensor import is_tensor
from ..elementwise.arithmetic import subtract
from ..elementwise.comparison import equal, greater, greater_equal, less, less_equal, not_equal
from ..elementwise.magnitude import abs_
from ..reductions.reduction import reduce_all
from ..shapes.creation import zero_of
from . import assert_op
from .assert_op import FEW, text_of


def Assert(condition, data, summarize=None, name=None):
    """Raise InvalidArgumentError unless `condition` is true.

    condition: bool [], or a Python bool.
    data: list of tensors or values to show.
    summarize: how many elements of each; None: 3; -1: all.

        >>> import minitf as tf
        >>> tf.debugging.Assert(tf.constant(2) > 1, ["two"])

    Raises: InvalidArgumentError where the condition is false; ValueError where it has more than one element.
    Source: tf.debugging.Assert, tf.Assert.
    """
    if in_graph(condition):
        inputs = [condition, *map(convert_to_tensor, data)]
        local.state.graph.add_call(assert_op.Assert, inputs, {"summarize": summarize})
    elif not condition:
        shown = "; ".join(text_of(convert_to_tensor(x), summarize) for x in data)
        raise InvalidArgumentError(explain("Assert", f"condition is False, data: {shown}", "it must be True"))


def assert_equal(x, y, message=None, summarize=None, name=None):
    """Raise InvalidArgumentError unless x == y everywhere.

    x, y: of one dtype, shapes broadcastable.
    message: what to say first.   summarize: how many elements to show; None: 3; -1: all.

        >>> import minitf as tf
        >>> tf.debugging.assert_equal([1, 2], [1, 3])
        Traceback (most recent call last):
        minitf.backend.errors.InvalidArgumentError: assert_equal: x is int32[2]: [1 2], y is int32[2]: [1 3]: x == y...

    Source: tf.debugging.assert_equal, tf.assert_equal.
    """
    _assert_pair("assert_equal", equal, "==", x, y, message, summarize)


def assert_none_equal(x, y, summarize=None, message=None, name=None):
    """Raise InvalidArgumentError unless x != y everywhere.   The arguments are those of tf.debugging.assert_equal.

        >>> import minitf as tf
        >>> tf.debugging.assert_none_equal([1, 2], [2, 1])

    Source: tf.debugging.assert_none_equal.
    """
    _assert_pair("assert_none_equal", not_equal, "!=", x, y, message, summarize)


def assert_less(x, y, message=None, summarize=None, name=None):
    """Raise InvalidArgumentError unless x < y everywhere.   The arguments are those of tf.debugging.assert_equal.

        >>> import minitf as tf
        >>> tf.debugging.assert_less([1, 2], 3)

    Source: tf.debugging.assert_less, tf.assert_less.
    """
    _assert_pair("assert_less", less, "<", x, y, message, summarize)


def assert_less_equal(x, y, message=None, summarize=None, name=None):
    """Raise InvalidArgumentError unless x <= y everywhere.   The arguments are those of tf.debugging.assert_equal.

        >>> import minitf as tf
        >>> tf.debugging.assert_less_equal([1, 2], 2)

    Source: tf.debugging.assert_less_equal.
    """
    _assert_pair("assert_less_equal", less_equal, "<=", x, y, message, summarize)


def assert_greater(x, y, message=None, summarize=None, name=None):
    """Raise InvalidArgumentError unless x > y everywhere.   The arguments are those of tf.debugging.assert_equal.

        >>> import minitf as tf
        >>> tf.debugging.assert_greater([1, 2], 0)

    Source: tf.debugging.assert_greater, tf.assert_greater.
    """
    _assert_pair("assert_greater", greater, ">", x, y, message, summarize)


def assert_greater_equal(x, y, message=None, summarize=None, name=None):
    """Raise InvalidArgumentError unless x >= y everywhere.   The arguments are those of tf.debugging.assert_equal.

        >>> import minitf as tf
        >>> tf.debugging.assert_greater_equal([1, 2], 1)

    Source: tf.debugging.assert_greater_equal.
    """
    _assert_pair("assert_greater_equal", greater_equal, ">=", x, y, message, summarize)


def assert_near(x, y, rtol=None, atol=None, message=None, summarize=None, name=None):
    """Raise InvalidArgumentError unless |x - y| <= atol + rtol |y| everywhere.

    x, y: float, shapes broadcastable.
    rtol, atol: float []; None: 10 times the precision of the dtype.

        >>> import minitf as tf
        >>> tf.debugging.assert_near(0.1 + 0.2, 0.3)

    Raises: ValueError for a dtype that is not floating, or two.
    Source: tf.debugging.assert_near.
    """
    x = convert_to_tensor(x)
    y = convert_to_tensor(y, dtype_hint=x.dtype)
    if not x.dtype.real_dtype.is_floating:
        raise ValueError(explain("assert_near", f"x is {x.dtype.name}", "it must be floating or complex"))
    if y.dtype != x.dtype:
        raise ValueError(explain("assert_near", f"x is {x.dtype.name}, y is {y.dtype.name}", "they must agree"))
    precision = 10 * float(ml_dtypes.finfo(x.dtype.real_dtype.np).eps)
    rtol, atol = (precision if tolerance is None else tolerance for tolerance in (rtol, atol))
    allowed = abs_(y) * convert_to_tensor(rtol, x.dtype.real_dtype) + convert_to_tensor(atol, x.dtype.real_dtype)
    near = less_equal(abs_(subtract(x, y)), allowed)
    require("assert_near", near, "|x - y| <= atol + rtol |y|", {"x": x, "y": y}, message, summarize)


def assert_positive(x, message=None, summarize=None, name=None):
    """Raise InvalidArgumentError unless x > 0 everywhere.   x: real [...].

        >>> import minitf as tf
        >>> tf.debugging.assert_positive([1, 2])

    Source: tf.debugging.assert_positive.
    """
    _assert_sign("assert_positive", greater, ">", x, message, summarize)


def assert_negative(x, message=None, summarize=None, name=None):
    """Raise InvalidArgumentError unless x < 0 everywhere.   x: real [...].

        >>> import minitf as tf
        >>> tf.debugging.assert_negative([-1, -2])

    Source: tf.debugging.assert_negative.
    """
    _assert_sign("assert_negative", less, "<", x, message, summarize)


def assert_non_negative(x, message=None, summarize=None, name=None):
    """Raise InvalidArgumentError unless x >= 0 everywhere.   x: real [...].

        >>> import minitf as tf
        >>> tf.debugging.assert_non_negative([0, 1])

    Source: tf.debugging.assert_non_negative.
    """
    _assert_sign("assert_non_negative", greater_equal, ">=", x, message, summarize)


def assert_non_positive(x, message=None, summarize=None, name=None):
    """Raise InvalidArgumentError unless x <= 0 everywhere.   x: real [...].

        >>> import minitf as tf
        >>> tf.debugging.assert_non_positive([0, -1])

    Source: tf.debugging.assert_non_positive.
    """
    _assert_sign("assert_non_positive", less_equal, "<=", x, message, summarize)


def _assert_pair(where, compare, sign, x, y, message, summarize):
    x, y = convert_to_tensor(x), convert_to_tensor(y)
    require(where, compare(x, y), f"x {sign} y", {"x": x, "y": y}, message, summarize)


def _assert_sign(where, compare, sign, x, message, summarize):
    x = convert_to_tensor(x)
    require(where, compare(x, zero_of(x.dtype)), f"x {sign} 0", {"x": x}, message, summarize)


def in_graph(condition) -> bool:
    """Whether a graph has to check it when it runs, because its value is not known yet."""
    return local.state.graph is not None and is_tensor(condition)


def require(where, holds, rule, tensors, message, summarize):
    """Raise InvalidArgumentError unless the bool tensor `holds` is true everywhere.

    rule: what should hold, in a formula.   tensors: name -> tensor, to be shown.
    """
    if in_graph(holds):
        said = (f"{message}. " if message else "") + f"{where}: {rule} did not hold everywhere"
        Assert(reduce_all(holds), [said, *tensors.values()], summarize)
        return
    wrong = np.argwhere(~holds.numpy())
    if not len(wrong):
        return
    few = len(wrong) if summarize == -1 else summarize or FEW
    places = [index.tolist() for index in wrong[:few]]
    received = ", ".join(f"{name} is {text_of(x, summarize)}" for name, x in tensors.items())
    rule = f"{rule} did not hold at {len(wrong)} of {holds.numpy().size} places"
    if holds.ndim:
        rule += f", among them {places}"
    raise InvalidArgumentError((f"{message}. " if message else "") + explain(where, received, rule))
