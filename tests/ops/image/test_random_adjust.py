"""The knobs, turned at random."""

import pytest

import minitf as tf

GREY = tf.fill([1, 1, 3], 0.5)


def test_within_bounds():
    tf.random.set_seed(0)
    found = [float(tf.image.random_brightness(GREY, 0.2)[0, 0, 0]) for _ in range(50)]
    assert 0.3 <= min(found) < 0.35 < 0.65 < max(found) <= 0.7


@pytest.mark.parametrize("call", [
    lambda: tf.image.random_brightness(GREY, -0.1), lambda: tf.image.random_hue(GREY, 0.6),
    lambda: tf.image.random_contrast(GREY, 1, 1), lambda: tf.image.random_saturation(GREY, -1, 1),
])
def test_bounds_in_order(call):
    with pytest.raises(ValueError, match=r"tf\.image\.random: "):
        call()
