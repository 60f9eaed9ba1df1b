"""Which convolutions go which way; both ways through the public functions, gradients of gradients too."""

import numpy as np
import pytest

import minitf as tf
from minitf.ops.convolution import ways, winograd
from minitf.ops.convolution.geometry import geometry

RNG = np.random.default_rng(0)


def suits(shape=(8, 16, 16, 32), filters=32, kernel=(3, 3), strides=(1, 1), dilations=(1, 1), dtype=np.float32):
    g = geometry(shape[1:-1], kernel, strides, dilations, "SAME")
    return ways.is_for_winograd(np.zeros(shape, dtype), filters, g)


def test_what_goes_the_way_of_winograd():
    assert suits()
    assert not suits(shape=(8, 16, 16, 3))
    assert not suits(filters=16)
    assert not suits(shape=(1, 8, 8, 32))
    assert not suits(kernel=(5, 5))
    assert not suits(strides=(2, 2))
    assert not suits(dilations=(2, 2))
    assert not suits(dtype=np.float64)
    assert not suits(dtype=np.float16)
    assert not suits(shape=(8, 16, 32), kernel=(3,), strides=(1,), dilations=(1,))


@pytest.fixture
def exact():
    tf.config.experimental.enable_tensor_float_32_execution(False)
    yield
    tf.config.experimental.enable_tensor_float_32_execution(True)


def test_the_exact_way_can_be_asked_for(exact):
    assert not suits()


def arrays():
    return RNG.standard_normal((2, 24, 24, 32), np.float32), RNG.standard_normal((3, 3, 32, 32), np.float32) / 17


def first_and_second(x, w):
    """The gradients of a sum of squares, and those of their squares."""
    with tf.GradientTape() as outer:
        outer.watch([x, w])
        with tf.GradientTape() as inner:
            inner.watch([x, w])
            loss = tf.reduce_mean(tf.nn.conv2d(x, w, 1, "SAME") ** 2)
        gradients = inner.gradient(loss, [x, w])
        squares = tf.add_n([tf.reduce_sum(g * g) for g in gradients])
    return [*gradients, *outer.gradient(squares, [x, w])]


@pytest.mark.parametrize("traced", [False, True])
def test_gradients_are_those_of_float64(traced, monkeypatch):
    went = []
    convolve = winograd.convolve
    monkeypatch.setattr(winograd, "convolve", lambda *args: went.append(1) or convolve(*args))
    x, w = arrays()
    expected = first_and_second(tf.constant(x, tf.float64), tf.constant(w, tf.float64))
    assert not went
    function = tf.function(first_and_second) if traced else first_and_second
    found = function(tf.constant(x), tf.constant(w))
    assert went
    for a, b in zip(found, expected, strict=True):
        np.testing.assert_allclose(a.numpy(), b.numpy(), rtol=0, atol=3e-5 * np.abs(b.numpy()).max())


def test_groups_and_channels_first_go_that_way_too(monkeypatch):
    x, w = arrays()
    expected = tf.nn.conv2d(tf.constant(x, tf.float64), tf.constant(w[:, :, :16], tf.float64), 1, "SAME").numpy()
    monkeypatch.setattr(ways, "CHANNELS", 16)
    found = tf.nn.conv2d(x.transpose(0, 3, 1, 2), w[:, :, :16], 1, "SAME", data_format="NCHW").numpy()
    np.testing.assert_allclose(found.transpose(0, 2, 3, 1), expected, rtol=0, atol=2e-5 * np.abs(expected).max())
