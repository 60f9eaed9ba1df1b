"""image_directory.py: pictures cut to a ratio (more stands in tests/data/cases/from_directory.py)."""

import pytest

import minitf as tf
from minitf.keras.utils.image_directory import to_ratio


@pytest.mark.parametrize(("size", "expected"), [((4, 4), (6, 6)), ((2, 4), (5, 10)), ((8, 4), (6, 3))])
def test_the_middle_of_a_picture_is_kept(size, expected):
    image = tf.random.uniform([6, 10, 3])
    cut = to_ratio(image, size)
    assert cut.shape[:2] == expected
    top, left = (6 - expected[0]) // 2, (10 - expected[1]) // 2
    assert (cut.numpy() == image.numpy()[top : top + expected[0], left : left + expected[1]]).all()
