"""tile, repeat, reverse and roll against TensorFlow's answers, NumPy and finite differences."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import minitf as tf
from ops.recorded import check, table
from ops.slopes import assert_slopes

SHAPES = hnp.array_shapes(max_dims=3, max_side=3)
X = np.arange(6.0).reshape(2, 3) / 5


def numbers(shape):
    return np.arange(np.prod(shape)).reshape(shape)


@table("tiling")
def test_as_tensorflow(call, answered):
    check(call, answered)


@given(shape=SHAPES, data=st.data())
def test_tile(shape, data):
    multiples = [data.draw(st.integers(0, 3)) for _ in shape]
    np.testing.assert_array_equal(tf.tile(numbers(shape), multiples).numpy(), np.tile(numbers(shape), multiples))


@given(shape=SHAPES, data=st.data())
def test_repeat(shape, data):
    axis = data.draw(st.none() | st.integers(-len(shape), len(shape) - 1))
    n = int(np.prod(shape)) if axis is None else shape[axis]
    repeats = data.draw(st.integers(0, 3) | hnp.arrays(np.int32, (n,), elements=st.integers(0, 3)))
    found = tf.repeat(numbers(shape), repeats, axis)
    np.testing.assert_array_equal(found.numpy(), np.repeat(numbers(shape), repeats, axis))


@given(shape=SHAPES, data=st.data())
def test_roll_and_reverse(shape, data):
    axes = data.draw(st.lists(st.integers(0, len(shape) - 1), min_size=1, max_size=3))
    shifts = [data.draw(st.integers(-5, 5)) for _ in axes]
    x = numbers(shape)
    np.testing.assert_array_equal(tf.roll(x, shifts, axes).numpy(), np.roll(x, shifts, axes))
    axes = sorted(set(axes))
    np.testing.assert_array_equal(tf.reverse(x, axes).numpy(), np.flip(x, axes))


def test_slopes():
    assert_slopes(lambda x: tf.tile(x, [2, 3]) ** 2, X)
    assert_slopes(lambda x: tf.repeat(x, [2, 0, 1], axis=1) ** 2, X)
    assert_slopes(lambda x: tf.reverse(x, [1]) ** 2, X)
    assert_slopes(lambda x: tf.roll(x, [1, -1], [0, 1]) ** 2, X)


def test_the_gradient_of_an_empty_tile_is_zero():
    x = tf.constant(X)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.tile(x, [0, 1])
    assert tape.gradient(y, x).numpy().tolist() == np.zeros_like(X).tolist()


def test_a_graph_knows_how_many_copies_there_are():
    shapes = []

    @tf.function(input_signature=[tf.TensorSpec((None, 4))])
    def copied(x):
        shapes.append([tf.repeat(x, 3, axis=1).shape, tf.repeat(x, [1, 2, 0, 4], axis=1).shape])
        return x

    copied(tf.ones((2, 4)))
    assert [shape.as_list() for shape in shapes[0]] == [[None, 12], [None, 7]]
    with pytest.raises(TypeError, match="must be an integer"):
        tf.repeat([1, 2], 1.5)
