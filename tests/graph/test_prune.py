"""A body without what nobody needs: also what chapter 7's exercise `prune` is graded by."""

import minitf as tf
from graph.tracing import traced
from minitf.graph.body import body_of, prune

VECTOR = (tf.float32, (4,))


def kept(function):
    return [node.type for node in prune(body_of(traced(function, VECTOR))).nodes if node.type != "Const"]


def test_whatever_leads_to_an_output_is_kept():
    assert kept(lambda x: tf.exp(tf.sin(x))) == ["Sin", "Exp"]


def test_what_reaches_no_output_is_left_out():
    def f(x):
        tf.cos(tf.sin(x))
        return tf.exp(x)

    assert kept(f) == ["Exp"]


def test_the_order_stays_that_of_the_program():
    assert kept(lambda x: (tf.sin(x), tf.cos(x), tf.exp(x))) == ["Sin", "Cos", "Exp"]


def test_side_effects_stay():
    v = tf.Variable([0.0] * 4)

    def f(x):
        v.assign_add(x)
        return tf.exp(x)

    assert kept(f) == ["AssignAddVariableOp", "Exp"]


def test_what_a_side_effect_needs_stays():
    v = tf.Variable([0.0] * 4)

    def f(x):
        v.assign(tf.sin(x))
        return tf.exp(x)

    assert kept(f) == ["Sin", "AssignVariableOp", "Exp"]


def test_a_variable_that_is_only_read_for_nothing_is_not_read():
    v = tf.Variable([0.0] * 4)

    def f(x):
        v.read_value()
        return tf.exp(x)

    assert kept(f) == ["Exp"]


def test_a_node_of_which_one_output_is_used():
    assert kept(lambda x: tf.split(x, 2)[1])[-1].startswith("Split")


def test_inputs_outputs_and_calls_stay():
    body = body_of(traced(lambda x: tf.exp(x), VECTOR))
    pruned = prune(body)
    assert (pruned.inputs, pruned.outputs, pruned.calls) == (body.inputs, body.outputs, body.calls)
