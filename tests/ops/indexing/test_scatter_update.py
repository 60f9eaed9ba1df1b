"""The copies with some elements changed, against TensorFlow's answers and finite differences."""

import numpy as np
import pytest

import minitf as tf
from ops.recorded import check, table
from ops.slopes import assert_slopes

X = np.arange(6.0).reshape(3, 2) / 5
UPDATES = np.array([[0.3, 5.0], [0.1, -1.0]])


@table("scatter_update")
def test_as_tensorflow(call, answered):
    check(call, answered)


@pytest.mark.parametrize("kind", ["update", "add", "sub", "min", "max"])
def test_slopes(kind):
    function = getattr(tf, f"tensor_scatter_nd_{kind}")
    assert_slopes(lambda x, u: function(x, [[2], [0]], u) ** 2, X, UPDATES)


@pytest.mark.parametrize("kind", ["update", "add", "sub", "min", "max"])
def test_the_tensor_itself_stays(kind):
    x = tf.constant(X)
    getattr(tf, f"tensor_scatter_nd_{kind}")(x, [[0]], UPDATES[:1])
    np.testing.assert_array_equal(x.numpy(), X)


def test_no_coordinates_name_the_whole():
    x = tf.constant([1, 2])
    indices = tf.zeros([2, 0], tf.int32)
    assert tf.tensor_scatter_nd_add(x, indices, [[1, 1], [10, 10]]).numpy().tolist() == [12, 13]
    assert tf.tensor_scatter_nd_update(x, indices, [[1, 1], [10, 20]]).numpy().tolist() == [10, 20]
    assert tf.tensor_scatter_nd_update(x, indices[:0], tf.zeros([0, 2], tf.int32)).numpy().tolist() == [1, 2]


def test_equals_share_the_gradient_of_a_minimum():
    x = tf.constant([1.0, 2.0])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.tensor_scatter_nd_min(x, [[0], [0]], [1.0, 1.0])
    np.testing.assert_allclose(tape.gradient(y, x).numpy(), [1 / 3, 1])
