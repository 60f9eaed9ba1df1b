"""Cross entropy between labels and logits: how surprised the model is by the right answer. Floor 2.

The loss and its gradient share all of the work: both need the softmax. So TensorFlow's two ops over exclusive classes
have two outputs, the loss and `backprop` = softmax - labels, and the gradient of the loss has then only to scale
`backprop`. Read `softmax.py` first.
"""

from __future__ import annotations

from math import prod

from ...backend.dtypes import FLOATING, INDEX, bfloat16, float16, float32, int32
from ...backend.errors import InvalidArgumentError, RuleError, explain
from ...backend.shapes import broadcast, may_equal
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op
from ..axes import as_int, checked_axis
from ..shapes.broadcasting import reduce_sum, sum_to, total
from ..shapes.identity import cast
from ..shapes.layout import expand_dims, reshape, reshape_like, sizes_of, transpose
from .softmax import log_softmax, shifted, softmax


class SparseSoftmaxCrossEntropyWithLogits(Op):
    """-ln softmax(x)[label], and its gradient.   features: float [B, C], labels: int [B] in [0, C)  ->  [B], [B, C]."""

    types = ("T", "Tlabels")
    T = FLOATING
    Tlabels = INDEX
    takes_none = True

    def infer(features, labels):
        if features.rank not in (2, None) or labels.rank not in (1, None):
            raise RuleError("features must have 2 axes and labels 1", "Use tf.reshape on both")
        rows = broadcast(features.dims and features.dims[:1], labels.dims)
        if rows is not None and not may_equal(rows, features.dims[:1]):
            raise RuleError("there must be one label for each row of features")
        return features.with_dims(rows), features

    def kernel(xp, features, labels):
        classes = features.shape[-1]
        if labels.size and (labels.min() < 0 or labels.max() >= classes):
            wrong = labels[(labels < 0) | (labels >= classes)][0]
            raise RuleError(f"label {wrong} is outside the range [0, {classes}) of the classes")
        rows = xp.arange(len(labels))
        backprop = shifted(xp, features)
        loss = -backprop[rows, labels]
        xp.exp(backprop, out=backprop)
        sums = total(xp, backprop, (1,), True)
        loss += xp.log(sums[:, 0])
        xp.divide(backprop, sums, out=backprop)
        backprop[rows, labels] -= 1
        return loss, backprop

    def gradient(call, dloss, dbackprop):
        return [features_gradient(call, dloss, dbackprop), None]


def features_gradient(call, dloss, dbackprop):
    """The gradient of either op for its features.

    dloss: [B], dbackprop: [B, C]; None where nobody used that output. Only a second derivative uses `backprop`, which
    is the softmax but for a constant.
    """
    dx = None if dloss is None else expand_dims(dloss, -1) * call.outputs[1]
    if dbackprop is not None:
        y = softmax(call.inputs[0])
        second = (dbackprop - reduce_sum(dbackprop * y, -1, keepdims=True)) * y
        dx = second if dx is None else dx + second
    return sum_to(dx, call.inputs[0])


def sparse_softmax_cross_entropy_with_logits(labels, logits, name=None):
    """-ln softmax(logits)[label]: the cross entropy where each example has exactly one right class.

    labels: int32 or int64 [...] in [0, C).
    logits: float [..., C], the scores before the softmax.
    Returns: float [...], a loss for each label.

        >>> import minitf as tf
        >>> tf.nn.sparse_softmax_cross_entropy_with_logits(labels=[1, 0], logits=[[0., 0.], [2., 0.]]).numpy().round(4)
        array([0.6931, 0.1269], dtype=float32)

    Raises: ValueError where the shapes do not fit; InvalidArgumentError for a label outside [0, C).
    Source: tf.nn.sparse_softmax_cross_entropy_with_logits. Logits of 16 bits are computed with in 32.
    """
    _both("sparse_softmax_cross_entropy_with_logits", labels, logits)
    logits, labels = convert_to_tensor(logits), convert_to_tensor(labels)
    dims = logits._shape_tuple()
    if dims == () or not may_equal(labels._shape_tuple(), dims and dims[:-1]):
        raise ValueError(explain("sparse_softmax_cross_entropy_with_logits", f"labels has shape {labels.shape}, logits "
                                 f"has shape {logits.shape}", "labels must have the shape of logits without its last "
                                 "axis", "For one-hot labels use tf.nn.softmax_cross_entropy_with_logits"))
    precise = _precise(logits)
    if logits.ndim != 2:
        precise = reshape(precise, [-1, sizes_of(logits)[-1]])
    loss, _ = execute(SparseSoftmaxCrossEntropyWithLogits, precise, reshape(labels, [-1]))
    if logits.ndim != 2:
        loss = reshape_like(loss, labels)
    return cast(loss, logits.dtype)


class SoftmaxCrossEntropyWithLogits(Op):
    """-sum of labels * ln softmax(x), and its gradient.   features, labels: float [B, C]  ->  [B], [B, C]."""

    T = FLOATING
    takes_none = True

    def infer(features, labels):
        dims = broadcast(features.dims, labels.dims)
        if dims is not None and len(dims) != 2:
            raise RuleError("features and labels must have 2 axes", "Use tf.reshape on both")
        return features.with_dims(dims and dims[:1]), features.with_dims(dims)

    def kernel(xp, features, labels):
        features, labels = xp.broadcast_arrays(features, labels)
        scores = shifted(xp, features)
        backprop = xp.exp(scores)
        sums = total(xp, backprop, (1,), True)
        xp.subtract(xp.log(sums), scores, out=scores)
        loss = total(xp, xp.multiply(labels, scores, out=scores), (1,), False)
        xp.divide(backprop, sums, out=backprop)
        return loss, xp.subtract(backprop, labels, out=backprop)

    def gradient(call, dloss, dbackprop):
        features, labels = call.inputs
        dfeatures = features_gradient(call, dloss, dbackprop) if call.needs[0] else None
        if not call.needs[1]:
            return [dfeatures, None]
        dlabels = None if dloss is None else expand_dims(dloss, -1) * -log_softmax(features)
        if dbackprop is not None:
            dlabels = -dbackprop if dlabels is None else dlabels - dbackprop
        return [dfeatures, sum_to(dlabels, labels)]


def softmax_cross_entropy_with_logits(labels, logits, axis=-1, name=None):
    """-sum of labels * ln softmax(logits) along `axis`: the cross entropy where labels are probabilities.

    labels: float [..., C], broadcastable to logits; each row should sum to 1.
    logits: float [..., C], the scores before the softmax. Labels are cast to its dtype.
    axis: int in [-rank, rank), the axis of the classes.
    Returns: float [...], a loss for each row.

        >>> import minitf as tf
        >>> tf.nn.softmax_cross_entropy_with_logits(labels=[[0., 1.]], logits=[[0., 0.]]).numpy().round(4)
        array([0.6931], dtype=float32)

    Raises: InvalidArgumentError where shapes do not broadcast, or for an axis out of range.
    Source: tf.nn.softmax_cross_entropy_with_logits. Logits of 16 bits are computed with in 32. Gradients flow to the
    labels too; put tf.stop_gradient around them where they should not.
    """
    _both("softmax_cross_entropy_with_logits", labels, logits)
    logits = convert_to_tensor(logits)
    precise = _precise(logits)
    labels = cast(labels, precise.dtype)
    if 0 in (logits.ndim, labels.ndim):
        received = f"labels has shape {labels.shape}, logits has shape {logits.shape}"
        rule = "both must have at least one axis, whose entries are the classes"
        raise InvalidArgumentError(explain("softmax_cross_entropy_with_logits", received, rule))
    if as_int(axis) != -1 and axis + 1 != logits.ndim:
        precise, labels = move_to_end(precise, axis), move_to_end(labels, axis)
    rows = sizes_of(precise)[:-1]
    loss, _ = execute(SoftmaxCrossEntropyWithLogits, matrix(precise), matrix(labels))
    if precise.ndim != 2:
        loss = reshape(loss, convert_to_tensor(rows, int32))
    return cast(loss, logits.dtype)


def move_to_end(x, axis):
    """`x` with `axis` as its last."""
    axis = checked_axis(axis, x.ndim, "softmax_cross_entropy_with_logits")
    return transpose(x, [*(i for i in range(x.ndim) if i != axis), axis])


def matrix(x):
    """`x` with all axes but the last folded into one."""
    if x.ndim is None:
        return reshape(x, [-1, sizes_of(x)[-1]])
    *rows, classes = sizes_of(x)
    return x if x.ndim == 2 else reshape(x, [prod(rows), classes])


def _precise(logits):
    return cast(logits, float32) if logits.dtype in (float16, bfloat16) else logits


def _both(where, labels, logits):
    if labels is None or logits is None:
        raise ValueError(explain(where, f"labels is {labels!r}, logits is {logits!r}", "both must be given"))
