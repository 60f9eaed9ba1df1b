"""One step of a GRU. Chapter 17 sets `GRUCell._advance` as an exercise."""

import numpy as np

import minitf as tf

RNG = np.random.default_rng(0)
X, H = RNG.normal(size=(3, 2)).astype("float32"), RNG.normal(size=(3, 4)).astype("float32")


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def cell_and_output(**options):
    tf.keras.utils.set_random_seed(0)
    cell = tf.keras.layers.GRUCell(4, **options)
    cell.build((None, 2))
    if cell.bias is not None:
        cell.bias.assign(RNG.normal(size=cell.bias.shape))
    y, (h,) = cell(tf.constant(X), [tf.constant(H)])
    np.testing.assert_array_equal(y, h)
    return cell, y


def by_hand(cell, first=0.0, second=0.0):
    """The step with the bias `first` for the inputs and `second` for the state."""
    xz, xr, xn = np.split(X @ cell.kernel.numpy() + first, 3, axis=1)
    hz, hr, hn = np.split(H @ cell.recurrent_kernel.numpy() + second, 3, axis=1)
    z, r = sigmoid(xz + hz), sigmoid(xr + hr)
    return z * H + (1 - z) * np.tanh(xn + r * hn)


def test_what_stays_and_what_comes_add_up_to_1():
    cell, _ = cell_and_output()
    bias = np.zeros((2, 12), "float32")
    bias[0, :4] = 40.0                                    # z is 1
    cell.bias.assign(bias)
    np.testing.assert_allclose(cell(tf.constant(X), [tf.constant(H)])[0], H, atol=1e-5)


def test_the_reset_gate_acts_on_the_product():
    cell, y = cell_and_output(bias_initializer="zeros", use_bias=False)
    np.testing.assert_allclose(y, by_hand(cell), atol=1e-5)


def test_the_second_bias_is_for_the_state():
    cell, y = cell_and_output()
    np.testing.assert_allclose(y, by_hand(cell, *cell.bias.numpy()), atol=1e-5)


def test_reset_before_the_product():
    cell, y = cell_and_output(reset_after=False)
    kz, kr, kn = np.split(cell.recurrent_kernel.numpy(), 3, axis=1)
    xz, xr, xn = np.split(X @ cell.kernel.numpy() + cell.bias.numpy(), 3, axis=1)
    z, r = sigmoid(xz + H @ kz), sigmoid(xr + H @ kr)
    np.testing.assert_allclose(y, z * H + (1 - z) * np.tanh(xn + (r * H) @ kn), atol=1e-5)


def test_without_a_bias():
    cell, y = cell_and_output(use_bias=False, activation="linear")
    assert cell.bias is None
    assert y.shape == (3, 4)
