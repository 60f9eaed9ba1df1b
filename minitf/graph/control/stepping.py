"""Choices and loops, run step by step: where several recorders must see every op. Floor 4. Read `running.py` first."""

from __future__ import annotations

from ...core.context import local
from ...core.tensor import Tensor
from .bodies import branches_of, lines_of
from .kept import Kept


def step_through(node, inputs, run):
    """The outputs of a choice or a loop on eager tensors, and what ran inside.

    run: computes all tensors of a body for given inputs.
    Returns: the outputs; and for every body that ran, its calls and its tensors by id.
    """
    if "cond" in node.attrs:
        return step_through_loop(node, inputs, run)
    graphs = branches_of(node.attrs)
    selector = inputs[0]
    if selector.dtype.is_bool:
        graph = graphs[0 if bool(selector) else 1]
    else:
        graph = graphs[int(selector) if 0 <= int(selector) < len(graphs) else -1]
    there = run_body(graph, inputs[1:], run)
    return [*(there[id(y)] for y in graph.outputs), as_tensor([values_kept(graph, there)])], [(graph.calls, there)]


def step_through_loop(node, inputs, run):
    """The same for a loop."""
    test, body = node.attrs["cond"], node.attrs["body"]
    size = len(body.arguments)
    variables, captures = inputs[:size], inputs[size:]
    ran, kept = [], []
    while True:
        there = run_body(test, [*variables, *captures], run)
        if not bool(there[id(test.outputs[0])]):
            return [*variables, as_tensor(kept)], ran
        there = run_body(body, [*variables, *captures], run)
        variables = [there[id(y)] for y in body.outputs]
        kept.append(values_kept(body, there))
        ran.append((body.calls, there))


def run_body(graph, inputs, run):
    """All tensors of a body by id, those that are kept among them."""
    return run(lines_of(graph, [*graph.outputs, *graph.kept]), inputs)


def values_kept(graph, there):
    """The values that a body keeps of one run."""
    return tuple(there[id(x)] for x in graph.kept)


def as_tensor(kept):
    """What was kept as a tensor: it holds tensors, so that whoever recalls one gets the same."""
    return Tensor(Kept(kept), local.state.place())
