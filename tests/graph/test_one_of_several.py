"""Ops whose number of outputs follows from the call give a list in a graph, too, where it is one."""

import numpy as np
import pytest

import minitf as tf

CALLS = {
    "unstack": lambda x: tf.unstack(x[:1]),
    "split": lambda x: tf.split(x, 1),
    "split by sizes": lambda x: tf.split(x, [2]),
    "dynamic_partition": lambda x: tf.dynamic_partition(x, [0, 0], 1),
    "identity_n": lambda x: tf.identity_n([x]),
    "shape_n": lambda x: tf.shape_n([x]),
}


@pytest.mark.parametrize("name", CALLS)
def test_it_is_a_list_of_one(name):
    x = tf.constant([[1.0, 2.0], [3.0, 4.0]])

    @tf.function
    def first(x):
        found = CALLS[name](x * 1.0)
        assert isinstance(found, list)
        return found[0]

    assert np.array_equal(first(x).numpy(), CALLS[name](x)[0].numpy())


@pytest.mark.parametrize("name", [name for name in CALLS if name != "shape_n"])
def test_it_has_a_gradient(name):
    x = tf.constant([[1.0, 2.0], [3.0, 4.0]])

    @tf.function
    def slope(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = tf.reduce_sum(CALLS[name](x)[0] ** 2)
        return tape.gradient(y, x)

    expected = 2 * x.numpy() * ([[1], [0]] if name == "unstack" else 1)
    assert np.array_equal(slope(x).numpy(), expected)
