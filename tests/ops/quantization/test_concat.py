"""quantized_concat: all parts in one range, within a step of what they stood for."""

import numpy as np

import minitf as tf

q = tf.quantization


def test_the_parts_keep_their_values():
    parts = [np.linspace(-1, 1, 7), np.linspace(0, 2, 5)]
    found = [q.quantize(x.astype("float32"), x.min(), x.max(), tf.quint8, "MIN_FIRST") for x in parts]
    joined = q.quantized_concat(0, *([part[i] for part in found] for i in range(3)))
    assert (joined.output_min.numpy(), joined.output_max.numpy()) == (-1, 2)
    back = q.dequantize(*joined, "MIN_FIRST").numpy()
    np.testing.assert_allclose(back, np.concatenate(parts), atol=2 * 3 / 255)


def test_equal_ranges_are_copied():
    part = tf.bitcast(tf.constant([0, 77, 255], tf.uint8), tf.quint8)
    joined = q.quantized_concat(0, [part, part], [-1.0, -1.0], [1.0, 1.0])
    assert tf.bitcast(joined.output, tf.uint8).numpy().tolist() == [0, 77, 255] * 2


def test_signed_ranges_become_symmetric():
    part = tf.bitcast(tf.constant([0, 5], tf.int32), tf.qint32)
    joined = q.quantized_concat(0, [part, part], [-1.0, -1.0], [3.0, 3.0])
    assert (joined.output_min.numpy(), joined.output_max.numpy()) == (-3, 3)
