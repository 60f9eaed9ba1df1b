"""There and back in one step: the levels, the range, the slices, and the gradients."""

import numpy as np
import pytest

import minitf as tf

q = tf.quantization
X = np.linspace(-3, 2, 101).astype("float32")


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float32", "float64"])
def test_few_levels_and_zero_among_them(dtype):
    found = q.quantize_and_dequantize_v2(tf.cast(X, dtype), 0, 0, num_bits=4)
    assert found.dtype == dtype
    levels = np.unique(found.numpy().astype(float))
    assert len(levels) <= 16
    assert 0 in levels
    assert np.abs(found.numpy().astype(float) - X).max() <= 3 / 8 * 0.51


def test_a_given_range_cuts_off():
    found = q.quantize_and_dequantize_v2(X, -1.0, 1.0, range_given=True, num_bits=3, narrow_range=True).numpy()
    np.testing.assert_allclose(np.unique(found), np.arange(-3, 4) / 3, rtol=1e-6)


def test_halves():
    for mode, wanted in [("HALF_TO_EVEN", [0, 2, 2]), ("HALF_UP", [1, 2, 3])]:
        found = q.quantize_and_dequantize_v2([0.5, 1.5, 2.5], -127.0, 127.0, range_given=True, round_mode=mode)
        assert found.numpy().tolist() == wanted


def test_each_slice_as_alone():
    x = np.stack([X, 3 * X[::-1]])
    found = q.quantize_and_dequantize_v2(x, [0.0, 0.0], [0.0, 0.0], num_bits=5, axis=0).numpy()
    for row, y in zip(x, found):
        np.testing.assert_array_equal(y, q.quantize_and_dequantize_v2(row, 0.0, 0.0, num_bits=5))


def test_gradients():
    x = tf.constant([-7.0, 0.0, 7.0])
    for f, wanted in [(q.quantize_and_dequantize, [1, 1, 1]), (q.quantize_and_dequantize_v2, [0, 1, 0])]:
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = f(x, -3.0, 3.0, range_given=True)
        assert tape.gradient(y, x).numpy().tolist() == wanted


@pytest.mark.parametrize(("keywords", "match"), [
    ({"num_bits": 0}, "num_bits is 0"), ({"num_bits": 64}, "num_bits is 64"),
    ({"round_mode": "X"}, "round_mode is 'X'"),
])  # fmt: skip
def test_bad_input(keywords, match):
    with pytest.raises(tf.errors.InvalidArgumentError, match=match):
        q.quantize_and_dequantize_v2([1.0], 0.0, 1.0, **keywords)


def test_a_range_must_not_fall():
    with pytest.raises(tf.errors.InvalidArgumentError, match="must not be greater"):
        q.quantize_and_dequantize_v2([1.0], 1.0, 0.0, range_given=True)
