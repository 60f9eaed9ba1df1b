"""The arguments that all kinds of pooling share: window, strides, padding, layout. Floor 2. Read next: `max_pool.py`.

As attributes of an op, window and strides have one entry for each axis of the input, batch and channels included:
that is how TensorFlow writes them down. Those of batch and channels must be 1.
"""

from __future__ import annotations

from math import prod

from ...backend.errors import RuleError, UnimplementedError, explain
from ...core.literals import short
from ..axes import as_int
from ..convolution.geometry import LAYOUTS, channels_first, geometry, put_together, spatial_part, take_apart


# --- what the caller wrote ---------------------------------------------------------------------------------------
def one_for_each_axis(value, n, data_format, name):
    """The window or the strides with an entry for each of n + 2 axes, from an int, or a list of 1, n or n + 2.

        >>> one_for_each_axis(3, 2, "NHWC", "ksize"), one_for_each_axis([2, 3], 2, "NCHW", "ksize")
        ((1, 3, 3, 1), (1, 1, 2, 3))

    Raises: ValueError for a list of another length; TypeError for what is no integer.
    """
    listed = list(value) if isinstance(value, (list, tuple)) or getattr(value, "shape", ()) else [value]
    entries = tuple(int(v) if isinstance(v, float) else as_int(v, name) for v in listed)  # TensorFlow cuts floats too
    if len(entries) == n + 2:
        return entries
    if len(entries) not in (1, n):
        raise ValueError(explain(name, f"{name} is {short(value)}", f"it must be one number, {n}, or {n + 2}"))
    spatial = entries if len(entries) == n else entries * n
    return (1, 1, *spatial) if data_format.startswith("NC") else (1, *spatial, 1)


def as_padding(padding, axes, where):
    """(padding, explicit_paddings) as attributes, from a name or a list of pairs, one for each of the axes.

        >>> as_padding([[0, 0], [1, 2], [0, 1], [0, 0]], 4, "max_pool")
        ('EXPLICIT', (0, 0, 1, 2, 0, 1, 0, 0))

    Raises: ValueError for a list that is not of as many pairs, or for "EXPLICIT" without a list.
    """
    if not isinstance(padding, (list, tuple)):
        if padding == "EXPLICIT":
            raise ValueError(explain(where, "padding is 'EXPLICIT'", "the sizes are missing", "Pass a list of pairs"))
        return padding, ()
    pairs = [tuple(pair) if isinstance(pair, (list, tuple)) else () for pair in padding]
    if len(pairs) != axes or any(len(pair) != 2 for pair in pairs):
        raise ValueError(explain(where, f"padding is {short(padding)}",
                                 f"a list must have a pair (before, after) for each of the {axes} axes"))
    return "EXPLICIT", tuple(as_int(side, "padding") for pair in pairs for side in pair)


def as_name(padding, where):
    """`padding`, which must be a string; TypeError where it is a list, for the ops that take none."""
    if not isinstance(padding, str):
        raise TypeError(explain(where, f"padding is {short(padding)}", "it must be 'SAME' or 'VALID'"))
    return padding


# --- what the ops are given --------------------------------------------------------------------------------------
def way_of(dims, ksize, strides, padding, data_format, explicit_paddings=()):
    """The Geometry of the windows over an input of the sizes `dims`.

    Raises: RuleError where the window does not fit.
    """
    if padding == "EXPLICIT":
        pairs = tuple(zip(explicit_paddings[::2], explicit_paddings[1::2]))
        padding = spatial_part(pairs, data_format)
    kernel, steps = spatial_part(ksize, data_format), spatial_part(strides, data_format)
    return geometry(take_apart(dims, data_format)[1], kernel, steps, (1,) * len(kernel), padding)


def pooled(input, ksize, strides, padding, data_format, explicit_paddings=(), paddings=("SAME", "VALID")):
    """The shape rule of pooling: the Spec of the result.

    Raises: RuleError where the arguments do not fit the input or one another; UnimplementedError for windows over the
    batch or the channels.
    """
    axes = len(ksize)
    if data_format not in LAYOUTS[axes - 2]:
        raise RuleError(f"data_format is {data_format!r} and must be {' or '.join(LAYOUTS[axes - 2])}")
    if padding not in paddings:
        raise RuleError(f"padding is {padding!r} and must be {' or '.join(paddings)}")
    if input.rank not in (axes, None):
        raise RuleError(f"the input must have {axes} axes, {data_format}")
    check_window(ksize, strides, data_format)
    check_paddings(ksize, explicit_paddings, data_format)
    if input.dims is None:
        return input.with_dims((None,) * axes)
    batch, spatial, channels = take_apart(input.dims, data_format)
    sizes = [0 if n is None else n for n in spatial]
    known = put_together(batch, sizes, channels, data_format)
    if None in spatial and padding != "SAME":   # an axis that is not known yet must not be called too small
        known = put_together(batch, [10**9 if n is None else n for n in spatial], channels, data_format)
    out = way_of(known, ksize, strides, padding, data_format, explicit_paddings).out
    out = [None if n is None else size for n, size in zip(spatial, out)]
    return input.with_dims(put_together(batch, out, channels, data_format))


def check_window(ksize, strides, data_format):
    """RuleError unless all sizes are positive; UnimplementedError unless those of batch and channels are 1."""
    if min(ksize) < 1:
        raise RuleError(f"ksize is {list(ksize)} and must be positive")
    if min(strides) < 1:
        raise RuleError(f"strides are {list(strides)} and must be positive")
    channel = 1 if channels_first(data_format) else -1
    if prod(values[i] for values in (ksize, strides) for i in (0, channel)) > 1:
        raise UnimplementedError(explain("pooling", f"ksize is {list(ksize)}, strides are {list(strides)}",
                                         "a window over the batch or the channels is not supported"))


def check_paddings(ksize, explicit_paddings, data_format):
    """RuleError unless explicit paddings are >= 0, smaller than the window, and 0 for batch and channels."""
    pairs = list(zip(explicit_paddings[::2], explicit_paddings[1::2]))
    if any(side < 0 for pair in pairs for side in pair):
        raise RuleError(f"padding is {pairs} and must be >= 0")
    if any(side >= k for pair, k in zip(pairs, ksize) for side in pair if side):
        channel = 1 if channels_first(data_format) else len(ksize) - 1
        if any(any(pairs[i]) for i in (0, channel)):
            raise RuleError(f"padding is {pairs}: batch and channels take none")
        raise RuleError(f"padding is {pairs} and must be smaller than the window, {list(ksize)}")
