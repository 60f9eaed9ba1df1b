"""One image, or a batch of them."""

import pytest

import minitf as tf
from minitf.ops.image.batches import height_and_width, on_batch, require_image


def test_one_image_is_a_batch_of_one():
    assert on_batch(lambda batch: batch + 1, tf.ones([2, 3, 1]), "f").shape == [2, 3, 1]
    assert on_batch(lambda batch: batch[:, :1], tf.ones([4, 2, 3, 1]), "f").shape == [4, 1, 3, 1]
    assert height_and_width(tf.ones([4, 2, 3, 1])) == (2, 3)


def test_another_rank_is_refused():
    with pytest.raises(ValueError, match=r"f: image is float32\[2, 3\]: it must have 3 axes"):
        on_batch(lambda batch: batch, tf.ones([2, 3]), "f")


@pytest.mark.parametrize("dims", [[2, 3], [0, 3, 1], [2, 3, 0]])
def test_an_image_has_pixels(dims):
    with pytest.raises(ValueError, match="none of them empty"):
        require_image(tf.ones(dims), "f")
