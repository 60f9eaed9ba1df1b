"""Reading the arguments that convolutions and pooling share: layouts, strides, dilations, paddings. Floor 2.

Users write a stride as 2, [2], [2, 1] or [1, 2, 1, 1]; an op's attribute always has the last form, with an entry for
every axis in the order of the layout. Read next: `conv2d.py`.
"""

from __future__ import annotations

from ...backend.errors import InvalidArgumentError, UnimplementedError, did_you_mean, explain
from ...core.literals import short
from ..axes import as_int
from .geometry import LAYOUTS, put_together, spatial_part

PADDINGS = ("SAME", "VALID")


def as_layout(data_format, where, axes):
    """A data_format for images with so many spatial axes; None is the one with the channels last.

        >>> as_layout(None, "conv2d", 2)
        'NHWC'

    Raises: TypeError for what is no string; InvalidArgumentError for another.
    """
    return LAYOUTS[axes][0] if data_format is None else _one_of(data_format, LAYOUTS[axes], where, "data_format")


def _one_of(value, choices, where, name):
    if not isinstance(value, str):
        raise TypeError(explain(where, f"{name} is {short(value)}", "it must be a string"))
    if value not in choices:
        rule = f"it must be {' or '.join(map(repr, choices))}"
        raise InvalidArgumentError(explain(where, f"{name} is {value!r}", rule, did_you_mean(value.upper(), choices)))
    return value


def as_window(value, data_format, where, name):
    """A stride, dilation or window size as a tuple with an entry for every axis of the layout.

    value: an int; a list of 1 or of one for each spatial axis; or of one for every axis. None means 1 everywhere.

        >>> as_window(2, "NHWC", "conv2d", "strides"), as_window([2, 3], "NCHW", "conv2d", "strides")
        ((1, 2, 2, 1), (1, 1, 2, 3))

    Raises: ValueError for a list of another length; TypeError for what is no integer; UnimplementedError for steps
    over batch or channels.
    """
    axes = len(data_format) - 2
    values = list(value) if isinstance(value, (list, tuple)) or getattr(value, "ndim", 0) else [value]
    values = [1] if value is None else [_whole(each, where, name) for each in values]
    if len(values) == 1:
        values *= axes
    if len(values) == axes:
        return put_together(1, values, 1, data_format)
    if len(values) != axes + 2:
        rule = f"it must be an integer or a list of 1, {axes} or {axes + 2} integers"
        raise ValueError(explain(where, f"{name} is {short(value)}", rule))
    if tuple(values) != put_together(1, spatial_part(values, data_format), 1, data_format):
        if min(values) < 1:
            raise InvalidArgumentError(explain(where, f"{name} is {short(value)}", "all must be > 0"))
        rule = "the entries of batch and channels must be 1"
        raise UnimplementedError(explain(where, f"{name} is {short(value)}, data_format {data_format}", rule))
    return tuple(values)


def _whole(value, where, name):
    if isinstance(value, float):
        return int(value)
    try:
        return as_int(value, name)
    except TypeError:
        raise TypeError(explain(where, f"{name} is {short(value)}", "it must be an integer")) from None


def as_padding(padding, data_format, where, explicit=True):
    """(padding, explicit_paddings), the two attributes that say it: ("SAME", ()) or ("EXPLICIT", (0, 0, 1, 1, ...)).

    padding: "SAME", "VALID", or where `explicit` a list with [before, after] for every axis of the layout.

        >>> as_padding([[0, 0], [1, 2], [0, 0]], "NWC", "conv1d")
        ('EXPLICIT', (0, 0, 1, 2, 0, 0))

    Raises: TypeError for what is neither; InvalidArgumentError for another string; ValueError for another list.
    """
    if not explicit or not isinstance(padding, (list, tuple)):
        if explicit and padding == "EXPLICIT":
            rule = "explicit paddings are given as a list of [before, after], one for each axis"
            raise ValueError(explain(where, "padding is 'EXPLICIT'", rule))
        return _one_of(padding, PADDINGS, where, "padding"), ()
    pairs = [tuple(pair) if isinstance(pair, (list, tuple)) else () for pair in padding]
    if len(pairs) != len(data_format) or any(len(pair) != 2 for pair in pairs):
        rule = f"a list must hold {len(data_format)} pairs [before, after], one for each axis of {data_format}"
        raise ValueError(explain(where, f"padding is {short(padding)}", rule))
    return "EXPLICIT", tuple(_whole(n, where, "padding") for pair in pairs for n in pair)
