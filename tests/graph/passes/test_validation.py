"""A pass with a mistake is stopped."""

import pytest

import minitf as tf
from graph.tracing import traced
from minitf.graph.body import Body, body_of
from minitf.graph.passes.validation import validate

VECTOR = (tf.float32, (4,))
V = tf.Variable([0.0] * 4)


def two_steps(x):
    V.assign(x)
    V.assign_add(x)
    return tf.exp(tf.sin(x))


@pytest.fixture
def body():
    return body_of(traced(two_steps, VECTOR))


def refused(body, nodes=None, outputs=None, inputs=None):
    other = Body(inputs or body.inputs, tuple(body.nodes if nodes is None else nodes), outputs or body.outputs)
    with pytest.raises(tf.errors.InternalError) as error:
        validate(body, other, "broken")
    assert "broken: " in str(error.value)
    return str(error.value)


def test_a_body_can_stand_for_itself(body):
    validate(body, body, "nothing")


def test_an_order_in_which_it_cannot_run(body):
    assert "order" in refused(body, [*body.nodes[:-2], body.nodes[-1], body.nodes[-2]])


def test_an_output_that_nobody_makes(body):
    assert "outputs" in refused(body, body.nodes[:-1])


def test_an_output_of_another_dtype(body):
    other = body_of(traced(lambda x: tf.cast(x, tf.int32), VECTOR))
    with pytest.raises(tf.errors.InternalError, match="dtype and shape"):
        validate(Body(other.inputs, body.nodes, other.inputs), other, "broken")


def test_side_effects_that_are_lost_or_turn_round(body):
    first, second, *rest = body.nodes
    assert "side effects" in refused(body, [first, *rest])
    assert "side effects" in refused(body, [second, first, *rest])


def test_nodes_that_stand_twice(body):
    assert "made once" in refused(body, [*body.nodes, body.nodes[-1]])


def test_other_inputs(body):
    assert "inputs" in refused(body, inputs=body.inputs[::-1])
