"""One program in three surroundings: eager code, a graph that is being built, a block that is recorded. Floor 4.

Read `program.py` first, `concrete.py` next.
"""

from __future__ import annotations

from ..backend.arrays import numpy_of
from ..core.context import local, silence
from ..core.execute import execute
from ..core.tensor import Tensor
from ..ops.variables.update import update
from ..ops.variables.variable import Variable
from .body import copy_into
from .called import as_array
from .control.stepping import step_through
from .retelling import retell
from .structure import Const


def run_here(program, inputs):
    """The outputs of a program as tensors, in the surroundings of this call.

    inputs: a tensor or a variable for each input of its body.
    """
    state = local.state
    if state.graph is None and not state.recorders:
        return run_eagerly(program, inputs)
    if state.graph is not None:
        return copy_here(program.body, inputs)
    there = run_one_by_one(program.body, inputs)
    retell(program.body.calls, there, run_here)
    return [there[id(y)] for y in program.body.outputs]


def copy_here(body, inputs):
    """The outputs of a body in the graph that is being built."""
    graph = local.state.graph
    there = copy_into(graph, body, [graph.capture(x) for x in inputs])
    retell(body.calls, there, run_here)
    return [there[id(y)] for y in body.outputs]


def run_eagerly(program, inputs):
    """Run the compiled program: nobody sees the single ops."""
    device = local.state.place()
    values = [x if isinstance(x, Variable) else array_on(device, x) for x in inputs]
    return [Tensor(y, device) for y in program(device.xp, *values)]


def array_on(device, x):
    """The array of a tensor, copied to the device if it is elsewhere."""
    return x._array if x._device is device else device.put(numpy_of(x._array))


def run_one_by_one(body, inputs):
    """Execute every node by itself, and tell nobody: the plain way.

    Returns: id of a tensor of the body -> its value, an eager tensor; id of a node with bodies -> the calls of every
    body that ran, each with such a dict for the tensors in it.
    """
    device = local.state.place()
    values = {id(x): y for x, y in zip(body.inputs, inputs, strict=True)}
    with silence():
        for node in body.nodes:
            given = [values[id(x)] for x in node.inputs]
            if node.op.has_bodies:
                found, values[id(node)] = step_through(node, given, run_one_by_one)
            else:
                found = execute_node(node, given, device)
            values.update((id(y), value) for y, value in zip(node.outputs, found))
    return values


def execute_node(node, inputs, device):
    """A node's op on eager tensors and variables: its outputs, as a list."""
    name = node.op.__name__
    if node.op is Const:
        return [Tensor(as_array(device.xp, node.attrs["value"].array), device)]
    if name == "ReadVariableOp":
        return [inputs[0].read_value()]
    if name == "AssignVariableOp":
        inputs[0].assign(inputs[1])
        return []
    variables = [x for x in inputs if isinstance(x, Variable)]
    if variables and node.op.stateful:
        found = update(node.op, variables, *inputs[len(variables) :], **node.attrs)
        return [] if found is None else [found]
    found = execute(node.op, *inputs, **node.attrs)
    return found if isinstance(found, list) else [found]
