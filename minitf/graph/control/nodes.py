"""If, Case and While: nodes that hold graphs. Floor 4. Read `bodies.py` first, `writing.py` and `ways_back.py` next.

Their inputs are the condition or the loop variables, and then what the bodies capture. Their outputs are the results,
and then one more, `kept`: a list with the values inside the bodies that a way back needs, one entry an iteration.
Nothing is kept unless somebody uses it.

The ops whose name begins with "Stateless" are the same, for bodies that change nothing; so they may be pruned.
"""

from __future__ import annotations

from ...backend.dtypes import variant
from ...core.context import local
from ...core.op import Op
from ...core.spec import Spec
from . import ways_back, writing
from .bodies import branches_of, common_spec, is_stateful, share_captures, traced_body

KEPT = Spec((), variant)


def specs_of_branches(*inputs, **attrs):
    """Each result is what it is in all branches."""
    graphs = branches_of(attrs)
    results = [common_spec(specs) for specs in zip(*[[y.spec for y in graph.outputs] for graph in graphs])]
    return (*results, KEPT)


class If(Op):
    """The results of `then_branch` where the predicate holds, else those of `else_branch`."""

    has_bodies = stateful = takes_any = takes_none = True
    write = writing.write_branches

    def infer(cond, *captures, then_branch, else_branch):
        return specs_of_branches(then_branch=then_branch, else_branch=else_branch)

    def gradient(call, *dys):
        return ways_back.gradients_of_branches(call, dys)


class StatelessIf(Op):
    """If, whose branches change nothing."""

    has_bodies = takes_any = takes_none = True
    write = writing.write_branches
    infer = If.infer
    gradient = If.gradient


class Case(Op):
    """The results of the branch with the number `branch_index`; of the last one, where there is none."""

    has_bodies = stateful = takes_any = takes_none = True
    write = writing.write_branches

    def infer(branch_index, *captures, branches):
        return specs_of_branches(branches=branches)

    def gradient(call, *dys):
        return ways_back.gradients_of_branches(call, dys)


class StatelessCase(Op):
    """Case, whose branches change nothing."""

    has_bodies = takes_any = takes_none = True
    write = writing.write_branches
    infer = Case.infer
    gradient = Case.gradient


class While(Op):
    """The loop variables after the last iteration of `body`, which runs while `cond` holds."""

    has_bodies = stateful = takes_any = takes_none = True
    write = writing.write_loop

    def infer(*inputs, cond, body):
        return (*(x.spec.with_dims(x.spec.dims) for x in body.arguments), KEPT)

    def gradient(call, *dys):
        return ways_back.gradients_of_loop(call, dys)


class StatelessWhile(Op):
    """While, whose bodies change nothing."""

    has_bodies = takes_any = takes_none = True
    write = writing.write_loop
    infer = While.infer
    gradient = While.gradient


def add_branch_node(selector, graphs, name) -> list:
    """The results of a choice between traced branches.

    selector: a bool tensor for two branches, true first; or an int32 tensor.
    """
    captures = share_captures(graphs)
    stateful = any(map(is_stateful, graphs))
    if selector.dtype.is_bool:
        op: type[Op] = If if stateful else StatelessIf
        attrs = {"then_branch": graphs[0], "else_branch": graphs[1]}
    else:
        op = Case if stateful else StatelessCase
        attrs = {"branches": tuple(graphs)}
    return told_node(op, (selector, *captures), attrs, name).outputs[:-1]


def add_loop_node(keep_going, body, initial, name) -> list:
    """The loop variables after a loop of traced bodies."""
    captures = share_captures([keep_going, body])
    op = While if is_stateful(keep_going) or is_stateful(body) else StatelessWhile
    return told_node(op, (*initial, *captures), {"cond": keep_going, "body": body}, name).outputs[:-1]


def told_node(op, inputs, attrs, name):
    """A new node of the graph that is being built, of which whoever records hears."""
    graph = local.state.graph
    node = graph.add_node(op, tuple(graph.capture(x) for x in inputs), attrs, name)
    graph.tell(node)
    return node


def branch(selector, functions, names, name) -> list:
    """The results of a choice between functions without arguments, which return flat lists."""
    return add_branch_node(selector, [traced_body(n, f)[0] for n, f in zip(names, functions, strict=True)], name)


def loop(keep_going, body, initial, specs, names, name) -> list:
    """The variables of a loop between functions of flat arguments."""
    test, _ = traced_body(f"{name}_cond", keep_going, specs, names)
    inside, _ = traced_body(f"{name}_body", body, specs, names)
    return add_loop_node(test, inside, initial, name)
