"""Telling recorders of a graph's calls in another place: in another graph, or on eager tensors. Floor 4.

Most calls are nodes, and a node can be told of anywhere. But a call may bring a gradient rule of its own, as
`tf.custom_gradient` makes them, and that rule may use tensors of the graph in which it was made. So the rule itself is
traced, into a graph that says which tensors it needs, and runs on their counterparts.
"""

from __future__ import annotations

from ..core.context import local
from ..core.convert import convert_to_tensor
from ..core.op import Call
from .body import body_of
from .func_graph import FuncGraph, tell
from .program import Program


def retell(calls, there, run):
    """Tell whoever records now of `calls`, which were recorded in a graph.

    there: id of a tensor of the graph -> the tensor or variable that stands for it here.
    run: computes the outputs of a program for given inputs, here (`running.run_here`).
    """
    for call in calls:
        if not all(id(x) in there for x in (*call.inputs, *call.outputs)):
            continue  # of a node that nobody needs
        for calls_inside, inside in there.get(id(call.outputs[0].op), ()) if call.outputs else ():
            retell(calls_inside, inside, run)  # of a loop or a choice that ran step by step
        if call.outputs and id(call.outputs[0].op) in there:
            continue
        inputs, outputs = (tuple(there[id(x)] for x in xs) for xs in (call.inputs, call.outputs))
        op = call.op if isinstance(call.op, type) else RuleElsewhere(call, there, run)
        told = Call(op, inputs, call.attrs, outputs)
        for recorder in local.state.recorders:
            tell(recorder, told)


class RuleElsewhere:
    """The op of a call with a rule of its own, away from the graph in which it was made."""

    takes_none = takes_slices = False

    def __init__(self, call, there, run):
        self.__name__ = call.op.__name__
        self.call = call
        self.there = there
        self.run = run

    def gradient(self, call, *dys):
        """What the rule says, computed from the tensors that stand for those it uses."""
        program, captured, which = rule_program(self.call)
        found = iter(self.run(program, [*dys, *(self.there.get(id(x), x) for x in captured)]))
        return [next(found) if there_is else None for there_is in which]


def rule_program(call):
    """(program, what it captures, which inputs have a gradient) of the rule of a call, which is traced once."""
    rules = call.outputs[0].graph.rules
    if id(call) not in rules:
        graph, which = traced_rule(call)
        rules[id(call)] = Program(body_of(graph), graph.name), graph.captured, which
    return rules[id(call)]


def traced_rule(call):
    """The rule of a call as a graph, from the gradients of its outputs; and which of its inputs have a gradient."""
    home = call.outputs[0].graph
    graph = FuncGraph(f"gradient_of_{call.op.__name__}", outer=home)
    with graph.building():
        dys = [graph.argument(y.spec.with_dims(y.spec.dims), "dy") for y in call.outputs]
        call.needs = [True] * len(call.inputs)
        found = call.op.gradient(call, *dys)
        graph.outputs = [graph.capture(convert_to_tensor(g)) for g in found if g is not None]
    return graph, [g is not None for g in found]
