"""tf.type_spec_from_value: what describes a value. Floor 1. Read `type_spec.py` first."""

from __future__ import annotations

from ..backend.errors import explain
from .convert import convert_to_tensor
from .spec import TensorSpec
from .tensor import Tensor
from .type_spec import TypeSpec, describes, makers


def spec_of_value(value):
    """The spec of a value; None where its class has none."""
    for cls in type(value).__mro__:
        if cls in makers:
            return makers[cls](value)
    return None


def type_spec_from_value(value) -> TypeSpec:
    """What describes `value`: its kind, dtypes and shapes, without the numbers.

    value: a tensor, a variable, a composite such as a ragged tensor, a dataset, or what a tensor can be made of.

        >>> import minitf as tf
        >>> tf.type_spec_from_value([1., 2.])
        TensorSpec(shape=(2,), dtype=tf.float32, name=None)
        >>> tf.type_spec_from_value(tf.ragged.constant([[1], [2, 3]]))
        RaggedTensorSpec(TensorShape([2, None]), tf.int32, 1, tf.int64)

    Raises: TypeError for a value that has no spec.
    Source: tf.type_spec_from_value.
    """
    spec = spec_of_value(value)
    if spec is not None:
        return spec
    try:
        return TensorSpec.from_tensor(convert_to_tensor(value))
    except (TypeError, ValueError):
        received = f"{value!r} of type {type(value).__name__}"
        raise TypeError(explain("type_spec_from_value", received, "Could not build a TypeSpec for it",
                                "Pass a tensor, or what a tensor can be made of")) from None


describes(Tensor, TensorSpec.from_tensor)
