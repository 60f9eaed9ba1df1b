"""codecs.py: what TensorFlow gives, too."""

import numpy as np
import pytest

import minitf as tf
from data.cases.codecs import COLOR, jpeg
from data.recorded import assert_as_recorded, cases


@pytest.mark.parametrize("name", cases("codecs"))
def test_as_tensorflow_does(name):
    assert_as_recorded("codecs", name)


def test_a_png_gives_every_pixel_back():
    assert np.array_equal(tf.io.decode_png(tf.io.encode_png(COLOR, compression=9)).numpy(), COLOR)


def test_quality_costs_bytes():
    assert len(jpeg(tf, quality=10).numpy()) < len(jpeg(tf, quality=95).numpy())


def test_a_file_that_is_cut_short_can_be_decoded_as_far_as_it_goes():
    short = jpeg(tf).numpy()[:-100]
    assert tf.io.decode_jpeg(short, try_recover_truncated=True).shape == (20, 30, 3)


def test_deep_colors_are_refused():
    with pytest.raises(tf.errors.InvalidArgumentError, match="with 16 bits there may be one"):
        tf.io.encode_png(COLOR.astype(np.uint16))
