"""Class numbers as rows of zeros and a one, and rows of length one. Floor 7."""

import numpy as np

from ...backend.errors import explain
from ...core.tensor import Tensor
from ...ops.elementwise.extrema import maximum
from ...ops.elementwise.magnitude import abs_
from ...ops.elementwise.powers import pow_, sqrt
from ...ops.indexing.masking import one_hot
from ...ops.shapes.broadcasting import reduce_sum
from ...ops.shapes.layout import squeeze
from ..config import epsilon


def to_categorical(x, num_classes=None):
    """Return class numbers as one-hot rows.

    x: ints [...] or [..., 1], each in [0, num_classes).
    num_classes: how many there are; one more than the largest in x unless given.
    Returns: float64 [..., num_classes], an array; for a tensor, a tensor, float32.

    >>> to_categorical([0, 2])
    array([[1., 0., 0.],
           [0., 0., 1.]])

    Raises: IndexError for a class that is out of range.
    Source: keras.utils.to_categorical.
    """
    if isinstance(x, Tensor):
        rank = x.shape.rank
        return one_hot(squeeze(x, -1) if rank and rank > 1 and x.shape[-1] == 1 else x, num_classes)
    classes = np.array(x, "int64")
    if classes.ndim > 1 and classes.shape[-1] == 1:
        classes = classes[..., 0]
    count = num_classes or classes.max() + 1
    if classes.size and not -count <= classes.min() <= classes.max() < count:
        raise IndexError(explain("to_categorical", f"classes from {classes.min()} to {classes.max()}",
                                 f"with num_classes={count} each must be in [0, {count})"))
    rows = np.zeros((classes.size, count))
    rows[np.arange(classes.size), classes.ravel()] = 1
    return rows.reshape(*classes.shape, -1)


def normalize(x, axis=-1, order=2):
    """Return x with every vector along an axis scaled to length 1; zeros stay zeros.

    x: array or float tensor.
    order: which length: 2 for the square root of the sum of squares, 1 for the sum of the absolute values.

    >>> normalize(np.array([[3.0, 4.0]]))
    array([[0.6, 0.8]])

    Source: keras.utils.normalize. Differs: for arrays and axis=0, Keras divides by the lengths along another axis.
    """
    if isinstance(x, Tensor):
        return x / maximum(_length(x, axis, order), epsilon())
    lengths = np.atleast_1d(np.linalg.norm(x, order, axis))
    lengths[lengths == 0] = 1
    return x / np.expand_dims(lengths, axis)


def _length(x, axis, order):
    if order == 2:
        return sqrt(reduce_sum(x * x, axis, keepdims=True))
    return pow_(reduce_sum(pow_(abs_(x), order), axis, keepdims=True), 1 / order)
