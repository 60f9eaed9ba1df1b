"""Operators that run subgraphs, and variables that stay from one run to the next. Floor 8. Read `running.py` first."""

from __future__ import annotations

import numpy as np

from .registry import mover

DEEPEST = 32  # subgraphs within subgraphs


def subgraph(call, number):
    """A subgraph as a function of arrays; ValueError where there is none of that number."""
    graphs = call.interpreter.graphs
    if not 0 <= number < len(graphs):
        raise ValueError(f"subgraph {number}, of {len(graphs)}")

    def run(arrays):
        if len(arrays) != len(graphs[number].inputs):
            raise ValueError(f"{len(arrays)} inputs for subgraph {number}, which has {len(graphs[number].inputs)}")
        if call.interpreter.depth >= DEEPEST:
            raise ValueError(f"subgraphs call each other more than {DEEPEST} deep")
        call.interpreter.depth += 1
        try:
            return graphs[number](arrays)
        finally:
            call.interpreter.depth -= 1

    return run


@mover("IF")
def if_(call, condition, *arrays):
    """What one of two subgraphs gives."""
    o = call.options
    return subgraph(call, o.then_subgraph_index if condition.reshape(()) else o.else_subgraph_index)(arrays)


@mover("WHILE")
def while_(call, *arrays):
    """What comes out where a subgraph is run as long as another gives true."""
    condition = subgraph(call, call.options.cond_subgraph_index)
    body = subgraph(call, call.options.body_subgraph_index)
    while condition(arrays)[0].reshape(()):
        arrays = body(arrays)
    return tuple(arrays)


@mover("CALL")
def call_(call, *arrays):
    """What a subgraph gives."""
    return subgraph(call, call.options.subgraph)(arrays)


@mover("CALL_ONCE")
def call_once(call):
    """Run a subgraph, which sets variables, when the model first runs."""
    number = call.options.init_subgraph_index
    if number not in call.interpreter.called:
        call.interpreter.called.add(number)
        subgraph(call, number)(())
    return ()


@mover("VAR_HANDLE")
def var_handle(call):
    """The name of a variable, which stands for it."""
    name = np.empty((), object)
    name[()] = (call.options.container, call.options.shared_name)
    return name


@mover("READ_VARIABLE")
def read_variable(call, handle):
    """The value of a variable; ValueError where nothing has been assigned to it."""
    name = handle[()]
    if name not in call.interpreter.variables:
        raise ValueError(f"the variable {name!r} has no value: a function must assign one before it is read")
    return call.interpreter.variables[name]


@mover("ASSIGN_VARIABLE")
def assign_variable(call, handle, value):
    """Set a variable."""
    call.interpreter.variables[handle[()]] = np.array(value)
    return ()
