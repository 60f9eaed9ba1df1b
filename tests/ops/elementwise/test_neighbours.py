"""nextafter: one step and no more."""

import numpy as np

import minitf as tf


def test_nothing_lies_between():
    x = np.array([1.0, -1.0, 0.0, 1e30, 2.0**-149], "float32")
    above = tf.math.nextafter(x, np.float32(np.inf)).numpy()
    np.testing.assert_array_equal(above, np.nextafter(x, np.float32(np.inf)))
    assert (above > x).all()
    np.testing.assert_array_equal(tf.math.nextafter(above, np.float32(-np.inf)), x)


def test_equal_numbers_stay():
    assert tf.math.nextafter([3.0], [3.0]).numpy() == 3


def test_the_gradient_goes_to_the_first():
    x, y = tf.constant([1.0, 2.0]), tf.constant(5.0)
    with tf.GradientTape() as tape:
        tape.watch([x, y])
        z = tf.math.nextafter(x, y)
    assert [g.numpy().tolist() for g in tape.gradient(z, [x, y])] == [[1, 1], 0]
