"""bias_add and its two adjoints."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.as_recorded import check, table


@table("bias")
def test_as_tensorflow(expression):
    check("bias", expression)


@pytest.mark.parametrize("layout", ["NHWC", "NCHW"])
def test_derivatives(layout):
    x = np.random.default_rng(0).standard_normal([2, 3, 3])
    check_gradients(lambda v, b: tf.nn.bias_add(v, b, layout) * tf.nn.bias_add(v * v, b, layout), x, [1.0, 2.0, -1.0])


@pytest.mark.parametrize(("layout", "others"), [("NHWC", (0, 1)), ("NCHW", (0, 2))])
def test_the_gradient_adds_up_everything_but_the_channels(layout, others):
    x, b = tf.zeros([5, 3, 3]), tf.zeros([3])
    with tf.GradientTape() as tape:
        tape.watch(b)
        y = tf.nn.bias_add(x, b, layout)
    dy = np.random.default_rng(0).standard_normal([5, 3, 3]).astype("float32")
    np.testing.assert_allclose(tape.gradient(y, b, output_gradients=tf.constant(dy)), dy.sum(others), rtol=1e-5)


def test_a_wrong_number_of_biases_is_named():
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"BiasAdd: .* a bias for each of the 3 channels"):
        tf.nn.bias_add(tf.zeros([2, 3]), [1.0, 2.0])
