import numpy as np
import pytest

import minitf as tf
from minitf.js.layers_model.optimizer_state import named_state, set_state

GRADIENTS = [tf.constant([0.5, -1.0]), tf.constant(2.0)]


def variables():
    return [tf.keras.Variable([1.0, 2.0], name="a"), tf.keras.Variable(3.0, name="b")]


def optimizers():
    o = tf.keras.optimizers
    return {"sgd": o.SGD(0.1), "momentum": o.SGD(0.1, momentum=0.9), "adam": o.Adam(0.1), "rmsprop": o.RMSprop(0.1),
            "centered": o.RMSprop(0.1, momentum=0.5, centered=True), "adagrad": o.Adagrad(0.1),
            "adadelta": o.Adadelta(0.1)}


@pytest.mark.parametrize("name", optimizers())
def test_an_optimizer_goes_on_where_it_was(name):
    first, before = optimizers()[name], variables()
    first.build(before)
    for _ in range(3):
        first.apply(GRADIENTS, before)
    state = [np.asarray(array) for _, array in named_state(first, before)]
    second, after = optimizers()[name], variables()
    for variable, other in zip(after, before):
        variable.assign(other)
    assert set_state(second, after, state)
    for optimizer, moved in ((first, before), (second, after)):
        optimizer.apply(GRADIENTS, moved)
    assert int(second.iterations.numpy()) == 4
    for variable, other in zip(after, before):
        np.testing.assert_allclose(variable.numpy(), other.numpy(), rtol=1e-6)


def test_first_all_first_moments_then_all_second_ones():
    adam, moved = tf.keras.optimizers.Adam(), variables()
    adam.build(moved)
    assert [name for name, _ in named_state(adam, moved)] == ["iter", "a/m", "b/m", "a/v", "b/v"]


def test_state_that_does_not_fit_is_left():
    adam, moved = tf.keras.optimizers.Adam(), variables()
    assert not set_state(adam, moved, [np.int32(3), np.zeros(2, np.float32)])
    assert int(adam.iterations.numpy()) == 0


def test_optimizers_that_are_not_built_or_have_no_counterpart_have_no_state():
    assert named_state(tf.keras.optimizers.Adam(), []) == []
    adamax = tf.keras.optimizers.Adamax()
    adamax.build(variables())
    assert named_state(adamax, variables()) == []
