"""Tensors as TensorProto messages, for programs that read and write TensorFlow's files themselves. Floor 2.

Read `wire/tensors.py` first.
"""

from __future__ import annotations

import numpy as np

from ...backend.arrays import numpy_of
from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ...wire.tensors import array_of, tensor_proto


def make_ndarray(tensor):
    """The NumPy array of a TensorProto message; strings as an object array of bytes.

        >>> import minitf as tf
        >>> tf.make_ndarray(tf.make_tensor_proto([[1, 2], [3, 4]]))
        array([[1, 2],
               [3, 4]], dtype=int32)

    Raises: InvalidArgumentError where the elements do not fit the type or the shape.
    Source: tf.make_ndarray.
    """
    return np.array(array_of(tensor, "make_ndarray"))


def make_tensor_proto(values, dtype=None, shape=None, verify_shape=False, allow_broadcast=False):
    """A TensorProto message.

    values: whatever a tensor can be made of.   dtype: of the tensor; by default, that of the values.
    shape: its sizes; the values are put into it in order, and a single value fills it.
    verify_shape: whether the values must have this shape already.   allow_broadcast: the same, but for a single value.

    Raises: ValueError where their number does not fit; TypeError where the shape must be theirs, and is not.
    Source: tf.make_tensor_proto.
    """
    array = numpy_of(convert_to_tensor(values, dtype)._array)
    if shape is None or tuple(shape) == array.shape:
        return tensor_proto(array)
    where = f"the values have the shape {array.shape}, and shape is {tuple(shape)}"
    if not verify_shape and array.size == 1:
        return tensor_proto(np.broadcast_to(array.reshape(()), tuple(shape)))
    if verify_shape or allow_broadcast:
        raise TypeError(explain("make_tensor_proto", where, "Expected Tensor's shape to be equal"))
    if array.size != np.prod(tuple(shape), dtype=int):
        raise ValueError(explain("make_tensor_proto", where, "the numbers of elements must be equal"))
    return tensor_proto(array.reshape(tuple(shape)))
