"""Activations that look at all values along an axis at once. Floor 7. Read next: `lookup.py`."""

from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ...ops.elementwise.arithmetic import divide, multiply, subtract
from ...ops.elementwise.comparison import greater
from ...ops.elementwise.extrema import maximum
from ...ops.indexing.selection import where
from ...ops.nn import softmax as softmaxes
from ...ops.nn.sigmoid import sigmoid
from ...ops.reductions.cumulative import cumsum
from ...ops.reductions.sorting import sort
from ...ops.shapes.broadcasting import reduce_sum
from ...ops.shapes.creation import zeros_like
from ...ops.shapes.identity import cast
from ...ops.shapes.joining import split
from ...ops.shapes.layout import reshape
from ...ops.shapes.layout import shape as shape_of
from ...ops.shapes.sequences import range_
from ..symbolic.function_call import on_symbols_too


@on_symbols_too
def softmax(x, axis=-1):
    """exp(x) / sum(exp(x)) along an axis, or over all elements for None: shares that add up to 1.

    The result remembers x, from which a cross entropy is computed with all its digits.

    >>> import minitf as tf
    >>> tf.keras.activations.softmax(tf.constant([[1., 2.]])).numpy().round(4)
    array([[0.2689, 0.7311]], dtype=float32)

    Source: keras.activations.softmax.
    """
    x = convert_to_tensor(x)
    y = _flattened(softmaxes.softmax, x) if axis is None else softmaxes.softmax(x, axis)
    y._keras_logits = x
    return y


@on_symbols_too
def log_softmax(x, axis=-1):
    """ln(softmax(x)), without overflow.  axis: int, None for all elements.  Source: keras.activations.log_softmax."""
    x = convert_to_tensor(x)
    return _flattened(softmaxes.log_softmax, x) if axis is None else softmaxes.log_softmax(x, axis)


def _flattened(function, x):
    """The function over all elements at once, in the old shape."""
    return reshape(function(reshape(x, [-1]), -1), shape_of(x))


@on_symbols_too
def sparsemax(x, axis=-1):
    """max(x - t, 0) along an axis, with a threshold t that leaves few values: shares of which many are 0.

    >>> import minitf as tf
    >>> tf.keras.activations.sparsemax(tf.constant([[3., 1., 0.]])).numpy()
    array([[1., 0., 0.]], dtype=float32)

    Source: Martins & Astudillo 2016; keras.activations.sparsemax. The paper's t, from the sum of the k values that
    stay, makes the shares add up to 1. Keras 3.15 takes the sum of their running sums instead, and so do we: where two
    values or more stay, the shares add up to less.
    """
    x = convert_to_tensor(x)
    falling = sort(x, axis=axis, direction="DESCENDING")
    sums = cumsum(falling, axis=axis)
    along = [1] * x.shape.rank
    along[axis] = -1
    counts = reshape(cast(range_(1, shape_of(x)[axis] + 1), x.dtype), along)  # 1, 2, ... along the axis
    kept = greater(subtract(falling, divide(subtract(sums, 1.0), counts)), 0.0)
    kept_count = reduce_sum(cast(kept, x.dtype), axis=axis, keepdims=True)
    kept_sums = reduce_sum(where(kept, sums, zeros_like(sums)), axis=axis, keepdims=True)
    return maximum(subtract(x, divide(subtract(kept_sums, 1.0), kept_count)), 0.0)


@on_symbols_too
def glu(x, axis=-1):
    """a sigmoid(b), where a and b are the two halves of x along an axis.

    Raises: ValueError where the axis has an odd size.
    Source: Dauphin et al. 2017; keras.activations.glu.
    """
    x = convert_to_tensor(x)
    if x.shape[axis] % 2:
        raise ValueError(explain("glu", f"x has shape {x.shape}", f"the size of axis {axis} must be even"))
    a, b = split(x, 2, axis)
    return multiply(a, sigmoid(b))
