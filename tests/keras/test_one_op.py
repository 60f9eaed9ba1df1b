"""An op that stands for many is differentiated twice by the many."""

import numpy as np

import minitf as tf
from minitf.keras.one_op import second_gradients


def test_gradients_of_gradients_of_a_cube():
    x, dy, ddx = tf.constant([2.0, 3.0]), tf.constant([5.0, 7.0]), tf.constant([1.0, 1.0])
    of_x, of_dy = second_gradients(lambda x: [x * x * x], [x], [dy], [ddx])  # dx = 3 x^2 dy
    np.testing.assert_allclose(of_x, 6 * x * dy)
    np.testing.assert_allclose(of_dy, 3 * x * x)


def test_an_input_whose_gradient_nobody_used():
    x, z, dy = tf.constant([2.0]), tf.constant([3.0]), tf.constant([1.0])
    of_x, of_z, of_dy = second_gradients(lambda x, z: [x * z], [x, z], [dy], [None, tf.constant([1.0])])
    assert of_z is None
    np.testing.assert_allclose(of_x, dy)
    np.testing.assert_allclose(of_dy, x)
