"""What stands between the brackets of `x[...]`. Floor 2. Read `strided.py` first.

Positions, slices, `...` and `tf.newaxis` become one StridedSlice; a boolean mask becomes a `boolean_mask`.
"""

from __future__ import annotations

from operator import index

import numpy as np

from ...backend import devices
from ...backend.dtypes import INDEX, int16, int64
from ...backend.errors import explain
from ...core.context import local
from ...core.execute import execute
from ...core.tensor import Tensor
from ..shapes.identity import cast
from ..shapes.joining import stack
from .masking import boolean_mask
from .strided import Masks, StridedSlice

newaxis = None

POSITIONS = INDEX | {int16}  # the dtypes that a tensor used as an index may have


def getitem(x, key):
    """x[key].

    key: an integer, a slice, `...`, `tf.newaxis` or a scalar integer tensor; a list or tuple of them, one for each
        axis; or a bool tensor or array, which keeps the elements where it is True.

        >>> import minitf as tf
        >>> x = tf.constant([[1, 2, 3], [4, 5, 6]])
        >>> x[:, ::-1].numpy()
        array([[3, 2, 1],
               [6, 5, 4]], dtype=int32)
        >>> x[x > 3].numpy()
        array([4, 5, 6], dtype=int32)

    Raises: InvalidArgumentError for a position that does not exist; TypeError for what is no index; ValueError for a
    mask without axes.
    Source: tf.Tensor.__getitem__. As there, a list is no gather: `x[[0, 1]]` is `x[0, 1]`. Differs: a list of bools
    is a TypeError.
    """
    if isinstance(key, bool) or getattr(key, "dtype", None) == np.bool_:
        return boolean_mask(x, key)
    begin, end, strides, masks = slice_inputs(key)
    return execute(StridedSlice, x, begin, end, strides, masks=masks)


def slice_inputs(key):
    """The inputs begin, end and strides of a StridedSlice, and its masks, from the key of `x[key]`."""
    begin, end, strides = [], [], []
    begin_mask = end_mask = ellipsis_mask = new_axis_mask = shrink_axis_mask = 0
    bit = 1
    for k in key if isinstance(key, (list, tuple)) else (key,):
        start, stop, step = 0, 0, 1
        if isinstance(k, slice):
            begin_mask |= bit * (k.start is None)
            end_mask |= bit * (k.stop is None)
            start, stop, step = position(k.start, 0), position(k.stop, 0), position(k.step, 1)
        elif k is Ellipsis:
            ellipsis_mask |= bit
        elif k is None:
            new_axis_mask |= bit
        else:
            shrink_axis_mask |= bit
            start = position(k)
            stop = start + 1
        begin.append(start)
        end.append(stop)
        strides.append(step)
        bit <<= 1
    masks = Masks(begin_mask, end_mask, ellipsis_mask, new_axis_mask, shrink_axis_mask)
    return vector(begin), vector(end), vector(strides), masks


def position(k, default=None):
    """`k` as a plain int; inside a graph a tensor stays what it is, since its value is not known yet.

    Raises: TypeError for what is not an integer or a scalar integer tensor.
    """
    if type(k) is int:
        return k
    if k is None and default is not None:
        return default
    if not isinstance(k, (bool, np.bool_)) and getattr(k, "ndim", 0) == 0:
        if hasattr(k, "__tf_tensor__") or isinstance(k, Tensor):
            if k.dtype in POSITIONS:
                return index(k) if local.state.graph is None else k
        elif hasattr(k, "__index__") and not isinstance(k, type):
            return index(k)
    raise TypeError(
        explain("getitem", f"index is {k!r}", "only integers, slices (`:`), ellipsis (`...`), tf.newaxis (`None`) and "
                "scalar integer tensors are valid indices", "Use tf.gather to pick several rows")
    )


def vector(entries):
    """Begins, ends or steps as one int64 tensor; in the host's memory, where the shape rule will read it."""
    if all(type(k) is int for k in entries):
        try:
            return Tensor(np.array(entries, np.int64), devices.find("/CPU:0"))
        except OverflowError:
            rule = "an index must fit in 64 bits"
            raise ValueError(explain("getitem", f"an index among {entries}", rule)) from None
    return stack([cast(k, int64) for k in entries])


def iterate(x):
    """The rows of `x` one by one; each is made when it is asked for."""
    for i in range(len(x)):
        yield x[i]
