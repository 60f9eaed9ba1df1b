"""Fake quantization: the levels, 0 among them, and where the gradient goes."""

import numpy as np
import pytest

import minitf as tf
from naive import quantization as naive

q = tf.quantization


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize(("low", "high", "bits"), [(-6, 6, 8), (0.5, 3, 4), (-3, -0.5, 3), (-0.1, 5, 2), (-1, 1, 16)])
def test_every_number_goes_to_the_nearest_level(low, high, bits, narrow):
    x = np.linspace(-7, 7, 57).astype("float32") + np.float32(0.013)
    found = q.fake_quant_with_min_max_args(x, low, high, bits, narrow).numpy()
    np.testing.assert_allclose(found, naive.fake_quant(x, low, high, bits, int(narrow)), atol=2e-6)
    assert len(np.unique(found)) <= 2**bits - narrow


def test_zero_stays_zero():
    for low in np.linspace(-5, 5, 21):
        assert q.fake_quant_with_min_max_args([0.0], float(low), float(low) + 1.3).numpy() == 0


def test_more_than_a_block():
    x = np.linspace(-9, 9, 100_001).astype("float32")
    found = q.fake_quant_with_min_max_args(x).numpy()
    np.testing.assert_array_equal(found[::1000], q.fake_quant_with_min_max_args(x[::1000]))


def test_the_gradient_goes_straight_through_or_to_the_ends():
    x, low, high = tf.Variable([-7.0, -1.0, 0.5, 9.0]), tf.Variable(-3.0), tf.Variable(3.0)
    with tf.GradientTape() as tape:
        y = q.fake_quant_with_min_max_vars(x, low, high) * [1.0, 2.0, 4.0, 8.0]
    dx, dlow, dhigh = tape.gradient(y, [x, low, high])
    assert (dx.numpy().tolist(), dlow.numpy(), dhigh.numpy()) == ([0, 2, 4, 0], 1, 8)


def test_a_range_of_nothing():
    assert q.fake_quant_with_min_max_vars([1.0, -1.0], 0.0, 0.0).numpy().tolist() == [0, 0]
    found = q.fake_quant_with_min_max_vars_gradient([1.0, 2.0], [1.0, -1.0], 0.0, 0.0)
    assert [g.numpy().tolist() for g in found] == [[1, 2], 0, 0]
    assert found.backprop_wrt_min.numpy() == 0


@pytest.mark.parametrize(("arguments", "match"), [
    ((1.0, 1.0), "min must be less"), ((0.0, 1.0, 1), "num_bits is 1"), ((0.0, 1.0, 17), "num_bits is 17"),
])  # fmt: skip
def test_bad_input(arguments, match):
    with pytest.raises(tf.errors.InvalidArgumentError, match=match):
        q.fake_quant_with_min_max_args([1.0], *arguments)


def test_other_shapes_and_dtypes():
    with pytest.raises(tf.errors.InvalidArgumentError, match="without axes"):
        q.fake_quant_with_min_max_vars([1.0], [0.0], 1.0)
    with pytest.raises(tf.errors.InvalidArgumentError, match="same shape"):
        q.fake_quant_with_min_max_args_gradient([1.0], [1.0, 2.0])
    with pytest.raises(tf.errors.InvalidArgumentError, match="float64"):
        q.fake_quant_with_min_max_args(tf.constant([1.0], tf.float64))
