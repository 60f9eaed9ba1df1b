"""quantize and dequantize: there and back within half a step, in every mode and dtype."""

import numpy as np
import pytest

import minitf as tf

q = tf.quantization
X = np.linspace(-1, 2, 41).astype("float32")


@pytest.mark.parametrize("mode", ["MIN_COMBINED", "MIN_FIRST", "SCALED"])
@pytest.mark.parametrize("dtype", [tf.qint8, tf.quint8, tf.qint16, tf.quint16])
def test_there_and_back(mode, dtype):
    found = q.quantize(X, -1.0, 2.0, dtype, mode)
    assert found.output.dtype == dtype
    back = q.dequantize(*found, mode).numpy()
    step = (found.output_max - found.output_min).numpy() / (255 if dtype.size == 1 else 65535)
    wanted = np.maximum(X, 0) if mode == "SCALED" and dtype in (tf.quint8, tf.quint16) else X
    assert np.abs(back - wanted).max() <= step * 1.01


def test_zero_is_exact_but_in_min_combined():
    for mode in ("MIN_FIRST", "SCALED"):
        found = q.quantize([0.0], -1.0, 2.0, tf.qint8, mode)
        assert abs(q.dequantize(*found, mode).numpy()) < 1e-7


def test_what_lies_outside_goes_to_the_ends():
    found = q.quantize([-99.0, 99.0], -1.0, 2.0, tf.quint8)
    assert tf.bitcast(found.output, tf.uint8).numpy().tolist() == [0, 255]


def test_each_slice_has_its_range():
    x = np.array([[1.0, 1.0], [-2.0, 4.0]], "float32")
    found = q.quantize(x, [-1.0, -4.0], [1.0, 4.0], tf.qint8, "SCALED", axis=0)
    assert tf.bitcast(found.output, tf.int8).numpy().tolist() == [[127, 127], [-64, 127]]
    assert found.output_max.numpy().tolist() == [1, 4]
    back = q.dequantize(*found, "SCALED", axis=0)
    np.testing.assert_allclose(back, x, atol=4 / 127)


def test_a_range_is_never_empty():
    assert q.quantize([0.0], 0.0, 0.0, tf.quint8).output_max.numpy() == np.float32(0.01)


@pytest.mark.parametrize(("arguments", "match"), [
    ((1.0, 0.0, tf.quint8), "must not be greater"), ((0.0, 1.0, tf.int8), "must be quantized"),
    ((0.0, 1.0, tf.quint8, "X"), "mode is 'X'"), ((0.0, 1.0, tf.quint8, "SCALED", "X"), "round_mode is 'X'"),
    ((0.0, 1.0, tf.quint8, "MIN_FIRST", "HALF_TO_EVEN"), "'SCALED' only"), (([0.0, 0.0], 1.0, tf.quint8), "one number"),
])  # fmt: skip
def test_bad_input(arguments, match):
    with pytest.raises(tf.errors.InvalidArgumentError, match=match):
        q.quantize([1.0], *arguments)


def test_only_quantized_numbers_are_dequantized():
    with pytest.raises(tf.errors.InvalidArgumentError, match="must be one of qint16"):
        q.dequantize([1], 0.0, 1.0)
