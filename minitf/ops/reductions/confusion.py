"""Which class was taken for which: confusion_matrix. Floor 2."""

from __future__ import annotations

from ...backend.dtypes import int32, int64
from ...backend.errors import InvalidArgumentError, explain
from ...core.convert import convert_to_tensor
from ..axes import is_unknown, known
from ..elementwise.extrema import maximum
from ..indexing.scatter import scatter_nd
from ..shapes.creation import ones_like
from ..shapes.identity import cast
from ..shapes.joining import stack
from ..shapes.layout import squeeze
from .reduction import reduce_max


def confusion_matrix(labels, predictions, num_classes=None, weights=None, dtype=int32, name=None):
    """How often class i was predicted to be class j: a matrix [num_classes, num_classes].

    labels, predictions: the numbers of classes, >= 0, [N]. One of them may have another axis of size 1 at its end.
    num_classes: int; by default just enough for the largest number that occurs.
    weights: [N], what each pair counts; by default 1.
    dtype: of the matrix.

        >>> import minitf as tf
        >>> tf.math.confusion_matrix([0, 1, 1], [0, 1, 0]).numpy()
        array([[1, 0],
               [1, 1]], dtype=int32)

    Raises: InvalidArgumentError for a number < 0 or >= num_classes, or shapes that differ; ValueError for weights of
    another shape.
    Source: tf.math.confusion_matrix.
    """
    labels, predictions = _same_rank(convert_to_tensor(labels), convert_to_tensor(predictions))
    labels, predictions = cast(labels, int64), cast(predictions, int64)
    count = None if num_classes is None else cast(num_classes, int64)
    for what, classes in ("labels", labels), ("predictions", predictions):
        _require_classes(what, classes, count)
    if count is None:
        count = maximum(reduce_max(predictions), reduce_max(labels)) + 1
    if weights is None:
        amounts = ones_like(predictions, dtype)
    else:
        weights = convert_to_tensor(weights)
        predictions.shape.assert_is_compatible_with(weights.shape)
        amounts = cast(weights, dtype)
    return scatter_nd(stack([labels, predictions], axis=1), amounts, stack([count, count]))


def _same_rank(labels, predictions):
    """Both without the last axis that one has more than the other, where its size is 1."""
    more = predictions.shape.rank - labels.shape.rank
    if more == 1 and predictions.shape[-1] == 1:
        return labels, squeeze(predictions, -1)
    if more == -1 and labels.shape[-1] == 1:
        return squeeze(labels, -1), predictions
    return labels, predictions


def _require_classes(what, classes, count):
    if is_unknown(classes) or is_unknown(count) or not classes.shape.num_elements():
        return  # what is not known yet, the scatter finds out
    classes, count = known(classes), known(count)
    least, greatest = int(classes.min()), int(classes.max())
    if least < 0:
        raise InvalidArgumentError(explain("confusion_matrix", f"{what} holds {least}", "a class is a number >= 0"))
    if count is not None and greatest >= int(count):
        received = f"{what} holds {greatest}, num_classes is {int(count)}"
        raise InvalidArgumentError(explain("confusion_matrix", received, "a class must be less than num_classes"))
