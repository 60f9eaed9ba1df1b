"""A function of every row."""

import numpy as np
import pytest

import minitf as tf


def graph(f, *args):
    return tf.function(f, autograph=False)(*args)


X = tf.constant([[1.0, 2.0], [3.0, 4.0]])


@pytest.mark.parametrize("run", [lambda f, *args: f(*args), graph], ids=["eager", "graph"])
def test_rows_are_mapped_and_stacked(run):
    assert run(lambda x: tf.map_fn(lambda row: row * 2.0, x), X).numpy().tolist() == [[2, 4], [6, 8]]
    total, half = run(lambda x: tf.map_fn(lambda row: (tf.reduce_sum(row[0]), row[1] / 2.0), (x, x)), X)
    assert (total.numpy().tolist(), half.numpy().tolist()) == ([3.0, 7.0], [[0.5, 1.0], [1.5, 2.0]])
    sizes = run(lambda x: tf.map_fn(tf.size, x, fn_output_signature=tf.int32), X)
    assert sizes.numpy().tolist() == [2, 2]
    empty = run(lambda: tf.map_fn(lambda x: x, tf.zeros([0, 3]), fn_output_signature=tf.TensorSpec([3])))
    assert empty.shape == [0, 3]
    nested = run(lambda x: tf.map_fn(lambda row: tf.map_fn(lambda e: e * e, row), x), X)
    assert nested.numpy().tolist() == [[1, 4], [9, 16]]


@pytest.mark.parametrize("run", [lambda f, *args: f(*args), graph], ids=["eager", "graph"])
def test_refusals(run):
    with pytest.raises(ValueError, match="structure of fn_output_signature"):
        run(lambda x: tf.map_fn(lambda row: (row, row), x), X)
    with pytest.raises(tf.errors.InvalidArgumentError, match="one dtype"):
        run(lambda x: tf.map_fn(tf.size, x), X)
    with pytest.raises(ValueError, match="without axes"):
        run(lambda: tf.map_fn(lambda x: x, tf.constant(1.0)))
    with pytest.raises(ValueError, match="hold a tensor"):
        run(lambda: tf.map_fn(lambda x: x, []))
    with pytest.raises(ValueError, match="all must have as many"):
        run(lambda x: tf.map_fn(lambda row: row[0], (x, x[:1]), fn_output_signature=tf.float32), X)


@pytest.mark.parametrize("run", [lambda f, *args: f(*args), graph], ids=["eager", "graph"])
def test_vectorized_map(run):
    product, three = run(lambda x: tf.vectorized_map(lambda row: (row * row, 3.0), x), X)
    assert (product.numpy().tolist(), three.numpy().tolist()) == ([[1, 4], [9, 16]], [3.0, 3.0])
    total = run(lambda x: tf.vectorized_map(lambda rows: rows[0] + rows[1], (x, tf.constant([[10.0, 20.0]]))), X)
    assert total.numpy().tolist() == [[11, 22], [13, 24]]
    with pytest.raises(tf.errors.InvalidArgumentError, match="rows"):
        run(lambda x: tf.vectorized_map(lambda rows: rows[0], (x, tf.zeros([3]))), X)


def test_unknown_lengths():
    f = tf.function(lambda x: tf.map_fn(lambda row: row * 2.0, x), autograph=False,
                    input_signature=[tf.TensorSpec([None, 2])])
    assert f(X).numpy().tolist() == [[2, 4], [6, 8]]
    assert f.get_concrete_function().outputs[0].shape.as_list() == [None, 2]


@pytest.mark.parametrize("map_", [tf.map_fn, tf.vectorized_map])
def test_gradients(map_):
    for run in (map_, tf.function(lambda f, x: map_(f, x), autograph=False)):
        with tf.GradientTape() as tape:
            tape.watch(X)
            y = run(lambda row: row * tf.reduce_sum(row), X)
        np.testing.assert_allclose(tape.gradient(y, X), [[6.0, 6.0], [14.0, 14.0]])
