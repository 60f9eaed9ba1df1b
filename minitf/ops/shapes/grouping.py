"""Tensors handed on together: tuple, parallel_stack. Floor 2."""

from __future__ import annotations

from ...backend.errors import explain
from ...core.context import local
from ...core.convert import convert_to_tensor
from ...core.indexed_slices import IndexedSlices
from .identity import identity
from .joining import stack


def tuple_(tensors, control_inputs=None, name=None):
    """The same tensors, of which none is there before all are. In eager mode they all are already.

    tensors: a list of tensors, IndexedSlices or None.
    control_inputs: accepted; what must have run before.

        >>> import minitf as tf
        >>> [x.numpy() for x in tf.tuple([tf.constant(1), tf.constant(2)])]
        [np.int32(1), np.int32(2)]

    Source: tf.tuple.
    """
    return [x if x is None or isinstance(x, IndexedSlices) else identity(convert_to_tensor(x)) for x in tensors]


def parallel_stack(values, name="parallel_stack"):
    """As `tf.stack` along a new first axis, for graphs only.

    values: a list of tensors of one shape and dtype.

    Raises: RuntimeError in eager mode, as in TensorFlow.
    Source: tf.parallel_stack.
    """
    if local.state.graph is None:
        raise RuntimeError(explain("parallel_stack", "a call in eager mode", "it is for graphs only", "Use tf.stack"))
    return stack(values)
