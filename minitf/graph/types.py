"""tf.types.experimental: names for what functions are and take, for annotations and isinstance. Floor 4."""

from __future__ import annotations

import abc
from typing import Any, Protocol, runtime_checkable

import numpy as np

from ..core.tensor import Tensor
from ..ops.ragged.ragged_tensor import RaggedTensor
from ..ops.sparse.sparse_tensor import SparseTensor
from ..ops.variables.variable import Variable
from .concrete import ConcreteFunction
from .function import Function

PolymorphicFunction = GenericFunction = Function
AtomicFunction = ConcreteFunction  # what `concrete.inference_fn` is
TensorLike = (Tensor | RaggedTensor | SparseTensor | Variable | int | float | bool | str | bytes | complex | tuple
              | list | np.ndarray | np.generic)  # fmt: skip


class Callable(abc.ABC):  # noqa: B024
    """What `tf.function` makes, and each of its traces.

        >>> import minitf as tf
        >>> isinstance(tf.function(lambda x: x), tf.types.experimental.Callable)
        True

    Source: tf.types.experimental.Callable.
    """


Callable.register(Function)
Callable.register(ConcreteFunction)


class TraceType(abc.ABC):
    """What a class may say of its objects as arguments of a `tf.function`: which of them may share a trace.

    Two whose TraceTypes are equal do, and so do those of which one is a subtype of the other.

    Source: tf.types.experimental.TraceType.
    """

    @abc.abstractmethod
    def is_subtype_of(self, other) -> bool:
        """Whether an object of this type can be given to a trace that was made for the other."""

    @abc.abstractmethod
    def most_specific_common_supertype(self, others):
        """The type that admits objects of this one and of the others; None where there is none."""

    @abc.abstractmethod
    def placeholder_value(self, placeholder_context=None) -> Any:
        """The object that the Python function gets while it is traced."""

    @abc.abstractmethod
    def __eq__(self, other) -> bool: ...

    @abc.abstractmethod
    def __hash__(self) -> int: ...


@runtime_checkable
class SupportsTracingProtocol(Protocol):
    """A class whose objects have a TraceType.   Source: tf.types.experimental.SupportsTracingProtocol."""

    def __tf_tracing_type__(self, context) -> TraceType:
        """The TraceType of the object."""
        ...
