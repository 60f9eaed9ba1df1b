"""What stands between a graph of ours and a .tflite file: Value, Operation, LiteGraph. Floor 8. Next: `lowering.py`.

The stages of the converter hand these on. They can be changed in place, which keeps the passes short; a graph of the
floor below never is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ...backend.dtypes import BY_NUMPY, DType


@dataclass
class Scales:
    """How integers stand for numbers: number = scale * (integer - zero_point).

    scale: float32 [N], one for all or one for each channel.
    zero_point: int64 [N].
    axis: the axis of the channels, where there are several.
    """

    scale: np.ndarray
    zero_point: np.ndarray
    axis: int = 0

    def matches(self, other) -> bool:
        """Whether the same integer stands for the same number."""
        return (other is not None and np.array_equal(self.scale, other.scale)
                and np.array_equal(self.zero_point, other.zero_point))


@dataclass(eq=False)
class Value:
    """A tensor.

    dims: sizes, None for those that are known only when the model runs; None where even their number is unknown.
    array: its value, where it is a constant.
    scales: of a quantized tensor.
    """

    name: str
    dtype: DType
    dims: Any
    array: np.ndarray | None = None
    scales: Scales | None = None

    @property
    def rank(self) -> int:
        return len(self.dims)

    @property
    def is_constant(self) -> bool:
        return self.array is not None


@dataclass(eq=False)
class Operation:
    """A call of one of TensorFlow Lite's operators.

    code: its name, as CONV_2D.
    inputs: Values; None for one that is left out, as a bias.
    options: by the names of the file format, as stride_w.
    bodies: graphs that it runs, as a loop does: name of the option -> LiteGraph.
    """

    code: str
    inputs: list
    outputs: list
    options: dict = field(default_factory=dict)
    bodies: dict = field(default_factory=dict)

    @property
    def output(self) -> Value:
        return self.outputs[0]


@dataclass(eq=False)
class LiteGraph:
    """Operations, in an order in which they can run."""

    name: str
    inputs: list = field(default_factory=list)
    outputs: list = field(default_factory=list)
    operations: list = field(default_factory=list)

    def users(self) -> dict:
        """id of a Value -> the operations that take it."""
        found: dict[int, list] = {}
        for operation in self.operations:
            for x in operation.inputs:
                if x is not None:
                    found.setdefault(id(x), []).append(operation)
        return found

    def makers(self) -> dict:
        """id of a Value -> the operation that makes it."""
        return {id(y): operation for operation in self.operations for y in operation.outputs}

    def prune(self):
        """Leave out the operations that nobody needs; those that give nothing are there for what they do."""
        needed = {id(y) for y in self.outputs}
        kept = []
        for operation in reversed(self.operations):
            if not operation.outputs or any(id(y) in needed for y in operation.outputs):
                kept.append(operation)
                needed.update(id(x) for x in operation.inputs if x is not None)
        self.operations = kept[::-1]

    def replace(self, old, new):
        """Whoever takes `old` takes `new`."""
        for operation in self.operations:
            operation.inputs = [new if x is old else x for x in operation.inputs]
        self.outputs = [new if y is old else y for y in self.outputs]


def constant(array, name="constant") -> Value:
    """A Value that is known."""
    array = np.asarray(array)
    return Value(name, BY_NUMPY[array.dtype], array.shape, array)
