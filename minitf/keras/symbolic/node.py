"""Node: one call of an operation, written down. Floor 7. Read `keras_tensor.py` first, `operation.py` next.

A model is a graph. Its edges are KerasTensors; its nodes are calls, not layers, since a layer that is shared is called
several times. Every KerasTensor knows the node that made it, and every node its KerasTensors.
"""

from typing import Any, NamedTuple

from ... import tree
from ...backend.errors import explain
from .keras_tensor import KerasTensor


class KerasHistory(NamedTuple):
    """How a KerasTensor came about: output `tensor_index` of call `node_index` of an operation."""

    operation: Any
    node_index: int
    tensor_index: int


class SymbolicArguments:
    """The arguments of a call, in which values can be put in place of KerasTensors.

    keras_tensors: the KerasTensors among them, in order.
    """

    def __init__(self, args, kwargs):
        self.args = tree.map_structure(_itself, tuple(args))
        self.kwargs = tree.map_structure(_itself, dict(kwargs))
        flat = tree.flatten((self.args, self.kwargs))
        self.keras_tensors = [x for x in flat if isinstance(x, KerasTensor)]

    def is_single(self) -> bool:
        """Whether one KerasTensor is all there is, besides `training` and a mask that is None."""
        plain = all(name == "training" or (name == "mask" and x is None) for name, x in self.kwargs.items())
        return plain and len(self.args) == 1 and isinstance(self.args[0], KerasTensor)

    def fill_in(self, values):
        """(args, kwargs) with the values of the KerasTensors.  values: id of a KerasTensor -> value."""
        def value_of(x):
            return values.get(id(x)) if isinstance(x, KerasTensor) else x

        return tree.map_structure(value_of, self.args), tree.map_structure(value_of, self.kwargs)


def _itself(x):
    return x


class Node:
    """A call of an operation: it enters itself in the operation, and in the history of the outputs.

    operation: what was called.
    arguments: SymbolicArguments.
    outputs: the KerasTensors that it returned, flat.
    is_input: whether it has no KerasTensor among its arguments, and so is where a graph begins.

    Raises: ValueError where the operation returned something else than tensors.
    Source: keras.src.ops.node.Node.
    """

    def __init__(self, operation, call_args=(), call_kwargs=None, outputs=None):
        self.operation = operation
        self.arguments = SymbolicArguments(call_args, call_kwargs or {})
        self.outputs = tree.flatten(outputs)
        self.is_input = not self.arguments.keras_tensors
        for y in self.outputs:
            if not isinstance(y, KerasTensor):
                raise ValueError(explain(operation.name, f"it returned {y!r}", "all outputs must be tensors",
                                         "Return tensors from `call`"))
        self._enter()

    def _enter(self):
        """Let operations and tensors know of this call."""
        inputs = self.arguments.keras_tensors
        recorded = all(x.record_history for x in inputs)
        for x in inputs if recorded else ():
            if not hasattr(x, "_keras_history"):
                x._keras_history = KerasHistory(None, 0, 0)
        self.operation._inbound_nodes.append(self)
        for x in inputs:
            source = x._keras_history.operation if hasattr(x, "_keras_history") else None
            if source is not None:
                source._outbound_nodes.append(self)
        index = len(self.operation._inbound_nodes) - 1
        for i, y in enumerate(self.outputs if recorded else ()):
            y._keras_history = KerasHistory(self.operation, index, i)

    @property
    def input_tensors(self) -> list:
        return self.arguments.keras_tensors

    @property
    def output_tensors(self) -> list:
        return self.outputs

    @property
    def parent_nodes(self) -> list:
        """The calls that made the inputs."""
        histories = [x._keras_history for x in self.input_tensors]
        return [h.operation._inbound_nodes[h.node_index] for h in histories if h.operation is not None]

    def __repr__(self):
        return f"<Node operation={self.operation.name}, id={id(self)}>"
