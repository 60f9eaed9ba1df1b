"""Bodies: what runs, without what nobody needs; and copies of it in other graphs."""

import minitf as tf
from graph.tracing import traced
from minitf.core.spec import Spec
from minitf.graph.body import body_of, copy_into, prune
from minitf.graph.func_graph import FuncGraph

VECTOR = (tf.float32, (2,))


def types(body):
    return [node.type for node in body.nodes]


def test_inputs_are_not_among_the_nodes():
    body = body_of(traced(lambda x: tf.exp(x), VECTOR))
    assert (types(body), len(body.inputs), len(body.outputs)) == (["Exp"], 1, 1)


def test_what_reaches_no_output_is_left_out():
    def f(x):
        tf.sin(x)
        return tf.exp(tf.cos(x))

    assert types(prune(body_of(traced(f, VECTOR)))) == ["Cos", "Exp"]


def test_side_effects_stay_and_keep_their_order():
    v = tf.Variable([1.0, 2.0])

    def f(x):
        v.assign_add(x)
        y = v + 0.0
        v.assign(tf.exp(x))
        return y

    kept = [name for name in types(prune(body_of(traced(f, VECTOR)))) if name != "Const"]
    assert kept == ["AssignAddVariableOp", "ReadVariableOp", "AddV2", "Exp", "AssignVariableOp"]


def test_a_copy_has_the_new_inputs():
    body = body_of(traced(lambda x: tf.exp(x) * x, VECTOR))
    graph = FuncGraph("g")
    with graph.building():
        x = graph.argument(Spec((2,), tf.float32), "x")
        y = copy_into(graph, body, [x])[id(body.outputs[0])]
    assert [node.type for node in graph.nodes] == ["Placeholder", "Exp", "Mul"]
    assert y.graph is graph
    assert y.op.inputs[1] is x
