"""Activations and cross entropies of `tf.keras.backend`. Floor 7.

target: the labels. output: the predictions, of the same shape, or for the sparse one of one axis more. The results have
one number for each sample; no mean is taken.
"""

import numpy as np

from ...core.convert import convert_to_tensor
from ...graph.control import fold
from ...graph.control.cond import cond
from ...graph.control.map_fn import map_fn as map_rows
from ...ops.elementwise.arithmetic import add, divide, multiply, negative, subtract
from ...ops.elementwise.comparison import not_equal
from ...ops.elementwise.exponential import log
from ...ops.elementwise.extrema import clip_by_value, maximum
from ...ops.elementwise.powers import pow_ as power
from ...ops.elementwise.powers import sqrt as root
from ...ops.indexing.selection import where
from ...ops.nn import binary_cross_entropy, cross_entropy, losses
from ...ops.nn import dropout as dropouts
from ...ops.nn.batch_norm import batch_normalization as normalized
from ...ops.nn.bias import bias_add as add_bias
from ...ops.shapes.broadcasting import reduce_sum
from ...ops.shapes.identity import cast
from ...ops.shapes.layout import expand_dims, transpose
from .. import activations
from ..config import epsilon
from ..standardize import standardize_data_format


def relu(x, alpha=0.0, max_value=None, threshold=0.0):
    """`keras.activations.relu`, with its slope as `alpha`.  Source: tf.keras.backend.relu."""
    return activations.relu(x, alpha, max_value, threshold)


def elu(x, alpha=1.0):
    """`keras.activations.elu`.  Source: tf.keras.backend.elu."""
    return activations.elu(x, alpha)


def hard_sigmoid(x):
    """The line 0.2 x + 0.5, cut off at 0 and 1: steeper than Keras 3's.  Source: tf.keras.backend.hard_sigmoid."""
    return clip_by_value(add(multiply(convert_to_tensor(x), 0.2), 0.5), 0.0, 1.0)


def sigmoid(x):
    """`keras.activations.sigmoid`.  Source: tf.keras.backend.sigmoid."""
    return activations.sigmoid(x)


def softmax(x, axis=-1):
    """`keras.activations.softmax`.  Source: tf.keras.backend.softmax."""
    return activations.softmax(x, axis)


def sqrt(x):
    """The root, and 0 for what is negative.  Source: tf.keras.backend.sqrt."""
    return root(maximum(x, 0.0))


def pow_(x, a):
    """x to the power a.  Source: tf.keras.backend.pow."""
    return power(x, a)


def clip(x, min_value, max_value):
    """x cut off at both values; None leaves that side open.

    >>> import minitf as tf
    >>> tf.keras.backend.clip(tf.constant([-1., 5.]), 0, None).numpy()
    array([0., 5.], dtype=float32)

    Source: tf.keras.backend.clip.
    """
    low, high = -np.inf if min_value is None else min_value, np.inf if max_value is None else max_value
    if isinstance(low, int | float) and isinstance(high, int | float):
        high = max(low, high)
    return clip_by_value(x, low, high)


def dropout(x, level, noise_shape=None, seed=None):
    """x with a fraction of it set to 0, the rest scaled up.  Source: tf.keras.backend.dropout."""
    return dropouts.dropout(x, level, noise_shape, np.random.randint(10000000) if seed is None else seed)


def bias_add(x, bias, data_format=None):
    """x plus one number for each channel.   bias: [C].  Source: tf.keras.backend.bias_add."""
    first = standardize_data_format(data_format) == "channels_first"
    return add_bias(x, bias, "NCHW" if first else "NHWC")


def switch(condition, then_expression, else_expression):
    """One of two tensors, or of what two functions return.

    condition: a bool without axes; or of axes, which are those of the tensors or the first of them.
    Source: tf.keras.backend.switch.
    """
    condition = cast(condition, "bool")
    if condition.shape.rank == 0:
        functions = [e if callable(e) else lambda e=e: convert_to_tensor(e) for e in (then_expression, else_expression)]
        return cond(condition, *functions)
    then, other = (e() if callable(e) else e for e in (then_expression, else_expression))
    while condition.shape.rank < convert_to_tensor(then).shape.rank:
        condition = expand_dims(condition, -1)
    return where(condition, then, other)


def binary_crossentropy(target, output, from_logits=False):
    """-(t ln y + (1 - t) ln(1 - y)), place by place.  Source: tf.keras.backend.binary_crossentropy."""
    target, output = convert_to_tensor(target), convert_to_tensor(output)
    if from_logits:
        return binary_cross_entropy.sigmoid_cross_entropy_with_logits(target, output)
    small = epsilon()
    y = clip_by_value(output, small, 1 - small)
    ones = multiply(target, log(add(y, small)))
    zeros = multiply(subtract(1.0, target), log(add(subtract(1.0, y), small)))
    return negative(add(ones, zeros))


def categorical_crossentropy(target, output, from_logits=False, axis=-1):
    """-sum(t ln y) along an axis, with y scaled to add up to 1.  Source: tf.keras.backend.categorical_crossentropy."""
    target, output = convert_to_tensor(target), convert_to_tensor(output)
    if from_logits:
        return cross_entropy.softmax_cross_entropy_with_logits(target, output, axis)
    y = divide(output, reduce_sum(output, axis, True))
    y = clip_by_value(y, epsilon(), 1 - epsilon())
    return negative(reduce_sum(multiply(target, log(y)), axis))


def sparse_categorical_crossentropy(target, output, from_logits=False, axis=-1, ignore_class=None):
    """The same with labels as integers; 0 for those of `ignore_class`.

    Source: tf.keras.backend.sparse_categorical_crossentropy.
    """
    output, target = convert_to_tensor(output), cast(target, "int64")
    logits = output if from_logits else log(clip_by_value(output, epsilon(), 1 - epsilon()))
    axes = list(range(output.shape.rank))
    classes = axes.pop(axis)
    if axes and classes < axes[-1]:
        logits = transpose(logits, [*axes, classes])
    if ignore_class is None:
        return cross_entropy.sparse_softmax_cross_entropy_with_logits(target, logits)
    counts = not_equal(target, ignore_class)
    found = cross_entropy.sparse_softmax_cross_entropy_with_logits(where(counts, target, 0), logits)
    return where(counts, found, 0.0)


def foldl(fn, elems, initializer=None, name=None):
    """`tf.foldl`.  Source: tf.keras.backend.foldl."""
    return fold.foldl(fn, elems, initializer)


def foldr(fn, elems, initializer=None, name=None):
    """`tf.foldr`.  Source: tf.keras.backend.foldr."""
    return fold.foldr(fn, elems, initializer)


def map_fn(fn, elems, name=None, dtype=None):
    """`tf.map_fn`.  Source: tf.keras.backend.map_fn."""
    return map_rows(fn, elems, dtype)


def binary_focal_crossentropy(target, output, apply_class_balancing=False, alpha=0.25, gamma=2.0, from_logits=False):
    """`binary_crossentropy`, in which what is easy counts less.  Source: tf.keras.backend.binary_focal_crossentropy."""
    target, output = convert_to_tensor(target), convert_to_tensor(output)
    probability = activations.sigmoid(output) if from_logits else output
    of_truth = target * probability + (1 - target) * (1 - probability)
    loss = power(1 - of_truth, gamma) * binary_crossentropy(target, output, from_logits)
    return loss * (target * alpha + (1 - target) * (1 - alpha)) if apply_class_balancing else loss


def categorical_focal_crossentropy(target, output, alpha=0.25, gamma=2.0, from_logits=False, axis=-1):
    """`categorical_crossentropy`, in which what is easy counts less.

    Source: tf.keras.backend.categorical_focal_crossentropy.
    """
    target, output = convert_to_tensor(target), convert_to_tensor(output)
    output = activations.softmax(output, axis) if from_logits else output
    output = clip_by_value(output / reduce_sum(output, axis, keepdims=True), epsilon(), 1 - epsilon())
    return reduce_sum(power(1 - output, gamma) * alpha * -target * log(output), axis)


def batch_normalization(x, mean, var, beta, gamma, axis=-1, epsilon=1e-3):
    """(x - mean) / the root of the variance, times gamma, plus beta.  Source: tf.keras.backend.batch_normalization."""
    return normalized(x, mean, var, beta, gamma, epsilon)


def in_top_k(predictions, targets, k):
    """Whether each target is among the k greatest predictions.   [B, C], int [B]  ->  bool [B].

    Source: tf.keras.backend.in_top_k.
    """
    return losses.in_top_k(targets, predictions, k)
