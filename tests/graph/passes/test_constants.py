"""What is known is computed once."""

import numpy as np

import minitf as tf
from graph.passes.bodies import after, run, types
from minitf.graph.passes.constants import LARGEST, fold_constants

VECTOR = (tf.float32, (4,))


def test_a_chain_of_constants_is_one():
    body = after(fold_constants, lambda x: x + tf.exp(tf.constant(1.0)) * 2.0, VECTOR)
    assert types(body) == ["AddV2"]
    np.testing.assert_array_equal(run(body, np.zeros(4, np.float32))[0], np.exp(np.float32(1)) * np.float32(2))


def test_sizes_are_known():
    assert types(after(fold_constants, lambda x: tf.reshape(x, tf.shape(x)[:1] // 2 * 2), VECTOR)) == ["Reshape"]


def test_sizes_that_are_open_are_not():
    assert "Shape" in types(after(fold_constants, lambda x: tf.shape(x) * 2, (tf.float32, (None,))))


def test_random_numbers_are_drawn_every_time():
    assert "RandomUniform" in types(after(fold_constants, lambda x: x + tf.random.uniform([4]), VECTOR))


def test_large_constants_are_not_kept():
    assert types(after(fold_constants, lambda x: tf.fill([LARGEST + 1], 2.0), VECTOR)) == ["Fill"]
    assert types(after(fold_constants, lambda x: tf.fill([LARGEST], 2.0), VECTOR)) == []


def test_what_fails_fails_when_it_runs():
    body = after(fold_constants, lambda x: tf.gather(tf.constant([1, 2]), tf.constant([7])), VECTOR)
    assert types(body) == ["GatherV2"]


def test_variables_are_read_when_it_runs():
    v = tf.Variable(1.0)
    assert types(after(fold_constants, lambda x: v * 2.0, VECTOR)) == ["ReadVariableOp", "Mul"]
