"""minitf/ops/image/jpeg_quality.py"""

import numpy as np
import pytest

import minitf as tf

SMOOTH = tf.constant(np.linspace(0, 255, 16 * 16 * 3).reshape(16, 16, 3), tf.uint8)


def error(quality):
    return float(tf.reduce_mean(tf.abs(tf.cast(tf.image.adjust_jpeg_quality(SMOOTH, quality), tf.float32)
                                       - tf.cast(SMOOTH, tf.float32))))


def test_a_better_file_is_nearer():
    assert error(100) < error(50) < error(1)
    assert error(100) < 2


@pytest.mark.parametrize("dtype", ["uint8", "float32"])
def test_dtype_and_shape_stay(dtype):
    image = tf.image.convert_image_dtype(SMOOTH, dtype)
    y = tf.image.adjust_jpeg_quality(image, 80)
    assert (y.dtype, y.shape) == (image.dtype, image.shape)


def test_random_quality_in_a_pipeline():
    images = tf.data.Dataset.from_tensors(SMOOTH).map(lambda x: tf.image.random_jpeg_quality(x, 10, 90))
    assert next(iter(images)).shape == (16, 16, 3)


def test_the_same_seed_is_the_same_quality():
    one, other, third = (tf.image.stateless_random_jpeg_quality(SMOOTH, 1, 90, seed=(2, n)) for n in (3, 3, 4))
    assert np.array_equal(one, other)
    assert not np.array_equal(one, third)


@pytest.mark.parametrize("bounds", [(-1, 50), (50, 101), (50, 50)])
def test_bounds(bounds):
    with pytest.raises(ValueError, match="between 0 and 100"):
        tf.image.random_jpeg_quality(SMOOTH, *bounds)
