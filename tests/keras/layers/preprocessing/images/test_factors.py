"""minitf/keras/layers/preprocessing/images/factors.py"""

import pytest

import minitf as tf
from minitf.keras.layers.preprocessing.images.factors import bounded, in_range, pixel_range, spread


def test_numbers_and_pairs():
    assert spread(None, 0.2) == (-0.2, 0.2)
    assert spread(None, 0.2, (0, 1)) == (0, 0.2)
    assert spread(None, (0.5, 0.1)) == (0.1, 0.5)
    assert bounded(None, -0.2, (-1, 1), "factor") == (-0.2, 0.2)
    assert bounded(None, 0.2, (0, 1), "factor", lower=0) == (0, 0.2)


@pytest.mark.parametrize("factor", [2, (0.1, 0.2, 0.3), "x", None])
def test_what_is_out_of_range(factor):
    with pytest.raises(ValueError, match="in the range"):
        spread(None, factor)
    with pytest.raises(ValueError, match="in the range"):
        bounded(None, factor, (-1, 1), "factor")


def test_ranges_of_pixels():
    assert pixel_range(None, (255, 0)) == [0, 255]
    assert in_range(tf.constant([0.0, 51.0]), (0, 255), (0, 10)).numpy().tolist() == [0.0, 2.0]
