"""separable_conv2d is its two parts, and so one convolution with the filters multiplied."""

import numpy as np
import pytest

import minitf as tf

RNG = np.random.default_rng(12)
X, SPACE, CHANNELS = RNG.normal(size=(1, 5, 4, 2)), RNG.normal(size=(3, 2, 2, 3)), RNG.normal(size=(1, 1, 6, 4))


@pytest.mark.parametrize("layout", ["NHWC", "NCHW"])
def test_it_is_one_convolution(layout):
    x = X if layout == "NHWC" else np.moveaxis(X, -1, 1)
    both = np.einsum("hwcm,cmo->hwco", SPACE, CHANNELS.reshape(2, 3, 4))
    y = tf.nn.separable_conv2d(x, SPACE, CHANNELS, 2, "SAME", layout)
    np.testing.assert_allclose(y, tf.nn.conv2d(x, both, 2, "SAME", layout), rtol=1e-9)


@pytest.mark.parametrize("shape", [(6, 4), (1, 2, 6, 4)])
def test_the_second_filter_is_1x1(shape):
    with pytest.raises(ValueError, match="pointwise_filter has shape"):
        tf.nn.separable_conv2d(X, SPACE, np.ones(shape), 1, "SAME")
