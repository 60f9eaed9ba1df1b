"""Gradients against finite differences, to second order."""

import numpy as np

import minitf as tf

STEP = 1e-5


def assert_slopes(function, *arrays, order=2):
    """Assert that the gradients of `function`, tensors to a tensor, are the slopes of what it computes.

    arrays: float64 inputs, for each of which the gradient is checked.
    order: 2 to check the gradient of the gradient as well.
    """
    arrays = [np.array(a, np.float64) for a in arrays]
    weights = tf.constant(np.cos(np.arange(np.size(function(*map(tf.constant, arrays)).numpy()))))

    def total(*inputs):
        return tf.reduce_sum(tf.reshape(function(*inputs), [-1]) * weights)

    _assert_gradient(total, arrays)
    if order == 2:
        mixed = [tf.constant(np.sin(1 + np.arange(a.size)).reshape(a.shape)) for a in arrays]

        def slope(*inputs):
            found = _gradients(total, inputs)
            return sum(tf.reduce_sum(tf.convert_to_tensor(g) * w) for g, w in zip(found, mixed))

        _assert_gradient(slope, arrays)


def _gradients(total, inputs):
    with tf.GradientTape() as tape:
        tape.watch(inputs)
        y = total(*inputs)
    return tape.gradient(y, list(inputs), unconnected_gradients="zero")


def _assert_gradient(total, arrays):
    found = _gradients(total, [tf.constant(a) for a in arrays])
    for k, a in enumerate(arrays):
        slopes = np.zeros(a.size)
        for i in range(a.size):
            ends = []
            for sign in (1, -1):
                moved = [b.copy() for b in arrays]
                moved[k].reshape(-1)[i] += sign * STEP
                ends.append(float(total(*map(tf.constant, moved))))
            slopes[i] = (ends[0] - ends[1]) / (2 * STEP)
        actual = tf.convert_to_tensor(found[k]).numpy()
        np.testing.assert_allclose(actual, slopes.reshape(a.shape), rtol=1e-5, atol=1e-7)
