"""A range for each channel: each is as fake quantization of its own."""

import numpy as np
import pytest

import minitf as tf

q = tf.quantization
LOW, HIGH = [-2.0, -1.0, 0.5], [3.0, 1.0, 4.0]


def test_each_channel_as_alone():
    x = np.random.default_rng(0).uniform(-4, 4, [2, 5, 3]).astype("float32")
    found = q.fake_quant_with_min_max_vars_per_channel(x, LOW, HIGH, 4).numpy()
    for c in range(3):
        alone = q.fake_quant_with_min_max_vars(x[..., c], LOW[c], HIGH[c], 4)
        np.testing.assert_array_equal(found[..., c], alone)


def test_each_gradient_as_alone():
    rng = np.random.default_rng(0)
    x, dy = rng.uniform(-4, 4, [2, 2, 5, 3]).astype("float32")
    dx, low, high = q.fake_quant_with_min_max_vars_per_channel_gradient(dy, x, LOW, HIGH, 4)
    for c in range(3):
        alone = q.fake_quant_with_min_max_vars_gradient(dy[..., c], x[..., c], LOW[c], HIGH[c], 4)
        for found, wanted in zip((dx[..., c], low[c], high[c]), alone):
            np.testing.assert_allclose(found, wanted, rtol=1e-5)


@pytest.mark.parametrize(("x", "low", "match"), [
    ([[1.0, 2.0]], [0.0], "as many elements"), ([[1.0, 2.0]], 0.0, "must be a vector"),
    (1.0, [0.0], "at least one axis"),
])  # fmt: skip
def test_bad_input(x, low, match):
    with pytest.raises(tf.errors.InvalidArgumentError, match=match):
        q.fake_quant_with_min_max_vars_per_channel(x, low, [1.0])
