"""What gives back what it was given is skipped."""

import pytest

import minitf as tf
from graph.passes.bodies import after, types
from minitf.graph.passes.noops import skip_noops

MATRIX = (tf.float32, (2, 3))
OPEN = (tf.float32, (None, 3))


@pytest.mark.parametrize("f", [
    tf.identity, tf.stop_gradient, lambda x: tf.reshape(x, [2, 3]), lambda x: tf.reshape(x, [-1, 3]),
    lambda x: tf.broadcast_to(x, [2, 3]), lambda x: tf.transpose(x, [0, 1]), lambda x: tf.cast(x, tf.float32),
])
def test_no_ops_are_skipped(f):
    assert types(after(skip_noops, lambda x: tf.exp(f(x)), MATRIX)) == ["Exp"]


@pytest.mark.parametrize(("f", "kept"), [
    (lambda x: tf.reshape(x, [3, 2]), "Reshape"), (lambda x: tf.broadcast_to(x, [1, 2, 3]), "BroadcastTo"),
    (lambda x: tf.transpose(x), "Transpose"), (lambda x: tf.cast(x, tf.float64), "Cast"),
])
def test_others_stay(f, kept):
    assert types(after(skip_noops, lambda x: tf.exp(f(x)), MATRIX)) == [kept, "Exp"]


def test_a_size_that_is_open_may_change():
    assert "Reshape" in types(after(skip_noops, lambda x: tf.exp(tf.reshape(x, [-1, 3])), OPEN))
    assert types(after(skip_noops, lambda x: tf.exp(tf.identity(x)), OPEN)) == ["Exp"]


def test_an_input_can_become_an_output():
    body = after(skip_noops, lambda x: tf.identity(tf.identity(x)), MATRIX)
    assert body.nodes == ()
    assert body.outputs == body.inputs
