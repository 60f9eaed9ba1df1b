"""Variables that a function changes stay variables, so that a model can learn where it runs. Floor 8.

Read `freeze.py` first: all others become constants. In a .tflite file a variable is a name. VAR_HANDLE gives what
stands for it, READ_VARIABLE and ASSIGN_VARIABLE use that, and CALL_ONCE at the head of each function runs a subgraph
that assigns the first values, once.
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import BY_NUMPY, resource
from ...ops.variables.variable import Variable
from .parts import LiteGraph, Operation, Value


class Kept:
    """A variable of the file.

    name: in the file.   dtype, dims: of its value.   array: its first value.
    """

    is_constant = False

    def __init__(self, name, variable):
        self.name = name
        self.array = np.asarray(variable.numpy())
        self.dtype = BY_NUMPY[self.array.dtype]
        self.dims = self.array.shape

    @property
    def rank(self) -> int:
        return len(self.dims)

    def handle(self) -> tuple[Operation, Value]:
        """What gives the handle of the variable, and the handle."""
        value = Value(self.name, resource, ())
        return Operation("VAR_HANDLE", [], [value], {"container": "", "shared_name": self.name}), value


def kept_variables(sources) -> dict:
    """id of a variable that one of the functions changes -> its Kept.

    sources: of all functions of the file, which share their variables.
    """
    kept: dict = {}
    for source in sources:
        graph = source.concrete.graph
        held = {id(inside): x for x, inside in graph.captures.values() if isinstance(x, Variable)}
        for node in graph.nodes:
            for x in node.inputs if node.op.stateful else ():
                variable = held.get(id(x))
                if variable is not None and id(variable) not in kept:
                    kept[id(variable)] = Kept(f"variable_{len(kept)}", variable)
    return kept


def first_values(kept) -> LiteGraph:
    """The subgraph that gives each variable its first value."""
    graph = LiteGraph("NoOp")
    for each in kept.values():
        makes, handle = each.handle()
        value = Value(f"{each.name}/first", each.dtype, each.dims, each.array)
        graph.operations += [makes, Operation("ASSIGN_VARIABLE", [handle, value], [])]
    return graph


def call_once(graphs, kept):
    """Let each graph that uses variables begin with the call that gives them their values."""
    if kept:
        first = first_values(kept)
        for graph in graphs:
            if any(operation.code == "VAR_HANDLE" for operation in graph.operations):
                graph.operations.insert(0, Operation("CALL_ONCE", [], [], {}, {"init_subgraph_index": first}))
