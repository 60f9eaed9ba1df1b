"""Bodies inside a graph, and what they capture."""

import minitf as tf
from minitf.core.spec import Spec
from minitf.graph.control.bodies import (
    branches_of,
    common_spec,
    is_stateful,
    keep,
    lines_of,
    share_captures,
    traced_body,
)
from minitf.graph.func_graph import FuncGraph


def test_bodies_share_their_captures():
    outer = FuncGraph("outer")
    v = tf.Variable(1.0)
    with outer.building():
        x, y = [outer.argument(Spec((), tf.float32), name) for name in "xy"]
        a, _ = traced_body("a", lambda: x + 1.0)
        b, _ = traced_body("b", lambda: y * v * x)
        inputs = share_captures([a, b])
    assert {id(x), id(y)} < set(map(id, inputs))
    assert [id(c) for c in a.captured] == [id(c) for c in b.captured]
    assert len(inputs) == len(a.inputs) == len(b.inputs) == 3
    assert all(i.graph is outer for i in inputs)


def test_arguments_and_results():
    outer = FuncGraph("outer")
    with outer.building():
        body, result = traced_body("body", lambda pair: {"sum": pair[0] + pair[1]},
                                   [Spec((2,), tf.float32), Spec((), tf.float32)], ["x", "y"], lambda flat: [flat])
    assert body.outer is outer
    assert [x.op.name for x in body.arguments] == ["x", "y"]
    assert result["sum"] is body.outputs[0]
    assert not is_stateful(body)
    assert [node.type for node in lines_of(body, body.outputs).nodes] == ["AddV2"]


def test_what_is_kept_is_kept_once():
    outer = FuncGraph("outer")
    with outer.building():
        body, _ = traced_body("body", lambda x: tf.exp(x), [Spec((), tf.float32)], ["x"])
    assert [keep(body, body.outputs[0]), keep(body, body.arguments[0]), keep(body, body.outputs[0])] == [0, 1, 0]


def test_common_specs():
    specs = [Spec((2, 3), tf.float32), Spec((2, 4), tf.float32)]
    assert common_spec(specs).dims == (2, None)
    assert common_spec([*specs, Spec((2,), tf.float32)]).dims is None


def test_branches():
    assert branches_of({"then_branch": 1, "else_branch": 2}) == (1, 2)
    assert branches_of({"branches": (1, 2, 3)}) == (1, 2, 3)
