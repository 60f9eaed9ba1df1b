"""How gradients pass back through branches and loops. Floor 4. Read `nodes.py` first, `kept.py` next.

The way back through a choice is a choice between the ways back through its branches. The way back through a loop is a
loop that counts down, and whose variables are the gradients of the loop variables, and the sums of those of what the
body captures. So a gradient is made of the same nodes, and has a gradient itself.

What a way back needs of the way forward is kept there: the way back names the tensors, and where the node is written
into a program that uses its last output, the values are appended to a list.
"""

from __future__ import annotations

from ...autodiff.arguments import DIFFERENTIABLE
from ...autodiff.backward import backward
from ...backend.dtypes import int32, variant
from ...core.context import local
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.spec import Spec
from ...ops.shapes.creation import zeros, zeros_like
from ...ops.shapes.sums import add_n
from ..body import body_of, prune
from ..func_graph import FuncGraph
from ..running import copy_here
from ..structure import Const
from ..symbolic import SymbolicTensor
from .bodies import branches_of, keep
from .kept import EmptyList, count_of, gradient_kept, recall


def gradients_of_branches(call, dys) -> list:
    """The gradient rule of If and Case."""
    from .nodes import branch  # which has this rule

    selector, *captures = call.inputs
    wanted = [k for k, x in enumerate(captures)
              if call.needs[1 + k] and x.dtype in DIFFERENTIABLE]
    zero = convert_to_tensor(0)
    graphs = branches_of(call.attrs)

    def way_back(graph):
        return lambda: gradients_of_body(graph, wanted, captures, call.outputs[-1], dys, zero)

    names = [f"gradient_of_{graph.name}" for graph in graphs]
    found = branch(selector, [way_back(graph) for graph in graphs], names, "cond_gradient")
    gradients = dict(zip(wanted, found))
    return [None, *(gradients.get(k) for k in range(len(captures)))]


def gradients_of_loop(call, dys) -> list:
    """The gradient rule of While."""
    from .nodes import loop

    body = call.attrs["body"]
    size = len(body.arguments)
    variables = [k for k, x in enumerate(body.arguments) if x.dtype in DIFFERENTIABLE]
    captures = call.inputs[size:]
    wanted = [k for k, x in enumerate(captures) if call.needs[size + k] and x.dtype in DIFFERENTIABLE]
    sources = [*variables, *(size + k for k in wanted)]

    def step(i, *found):
        seeds = [None] * size + [dys[-1]]
        for k, dy in zip(variables, found):
            seeds[k] = dy
        back = gradients_of_body(body, sources, captures, call.outputs[-1], seeds, i)
        sums = [sum_of(a, b) for a, b in zip(found[len(variables) :], back[len(variables) :])]
        return [i - 1, *back[: len(variables)], *sums]

    count = count_of(call.outputs[-1])
    starts = [zero_of(call.outputs[k]) if dys[k] is None else dys[k] for k in variables]
    initial = [count - 1, *starts, *(zero_of(captures[k]) for k in wanted)]
    like = [count, *(body.arguments[k] for k in variables), *(captures[k] for k in wanted)]
    names = ["i", *(f"d{body.inputs[k].op.name}" for k in sources)]
    found = loop(lambda i, *_: i >= 0, step, initial, [x.spec.with_dims(x.spec.dims) for x in like], names,
                 "while_gradient")[1:]
    gradients = dict(zip(sources, found))
    return [gradients.get(k) if need else None for k, need in enumerate(call.needs)]


def gradients_of_body(graph, wanted, captures, kept, dys, i) -> list:
    """The gradients of some inputs of a body, for one run of it; made in the graph that is being built.

    graph: the body.
    wanted: the positions of the inputs.
    captures: what stands for its captures here.
    kept: the list of what was kept.
    dys: the gradients of its outputs, None for those without; the last one is that of what was kept.
    i: a tensor, the number of the run.
    """
    back = FuncGraph(f"gradient_of_{graph.name}", outer=graph)
    seeded = [(y, dy) for y, dy in zip(graph.outputs, dys) if dy is not None and y.dtype in DIFFERENTIABLE]
    targets, given = [y for y, _ in seeded], [dy for _, dy in seeded]
    sources = [graph.inputs[k] for k in wanted]
    with back.building():
        seeds = [back.argument(y.spec.with_dims(y.spec.dims), "dy") for y in targets]
        if dys[-1] is not None:
            d_kept, run = back.argument(Spec((), variant), "dkept"), back.argument(Spec((), int32), "i")
            given += [dys[-1], i]
            inside = [(k, x) for k, x in enumerate(graph.kept) if x.dtype in DIFFERENTIABLE]
            targets += [x for _, x in inside]
            seeds += [gradient_kept(d_kept, run, x, k) for k, x in inside]
        found = backward(list(graph.calls), targets, seeds, sources)
        back.outputs = [back.capture(zero_of(x) if g is None else convert_to_tensor(g)) for x, g in zip(sources, found)]
    there = dict(zip(map(id, graph.inputs[len(graph.arguments) :]), captures))
    needed = [there[id(x)] if id(x) in there else here(x, graph, kept, i) for x in back.captured]
    return copy_here(prune(body_of(back)), [*given, *needed])


def here(x, graph, kept, i):
    """What stands here for something that the way back through a body uses."""
    if not isinstance(x, SymbolicTensor) or x.graph is not graph:
        return x
    if x.op.op is Const:
        return local.state.graph.constant(x.op.attrs["value"].array)
    return recall(kept, i, keep(graph, x), x.spec)


def zero_of(x):
    """The gradient of what has none."""
    if x.dtype is variant:
        return execute(EmptyList)
    return zeros(x.spec.dims, x.dtype) if x.spec.is_static else zeros_like(x)


def sum_of(a, b):
    """The sum of two gradients of one tensor."""
    return add_n([a, b]) if a.dtype is variant else a + b
