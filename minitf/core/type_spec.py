"""TypeSpec: what all descriptions of values have in common. Floor 1. Read next: `spec.py`.

A TensorSpec describes a tensor; a ragged tensor, a dataset or an object of a user's own has a spec of another class.
Each class of values says once how its spec is made (`describes`), and `tf.type_spec_from_value` finds it.
"""

from __future__ import annotations

from collections.abc import Callable

makers: dict[type, Callable] = {}


class TypeSpec:
    """The base of all specs: TensorSpec, RaggedTensorSpec, DatasetSpec and the others.

        >>> import minitf as tf
        >>> isinstance(tf.TensorSpec([2]), tf.TypeSpec)
        True

    Source: tf.TypeSpec.
    """

    __slots__ = ()


def describes(value_type, maker) -> None:
    """Say how the spec of a value of `value_type` is made: `maker` takes the value."""
    makers[value_type] = maker
