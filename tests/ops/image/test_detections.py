"""Non-maximum suppression of batches and of classes."""

import numpy as np
import pytest

import minitf as tf

RNG = np.random.default_rng(0)
BOXES, SCORES = RNG.random((2, 9, 4)).astype("f4"), RNG.random((2, 9)).astype("f4")


def test_each_image_by_itself():
    chosen, counts = tf.image.non_max_suppression_padded(BOXES, SCORES, 6, 0.3, pad_to_max_output_size=True)
    for b in range(2):
        alone = tf.image.non_max_suppression(BOXES[b], SCORES[b], 6, 0.3).numpy()
        assert counts.numpy()[b] == len(alone)
        assert chosen.numpy()[b].tolist() == [*alone.tolist(), *[0] * (6 - len(alone))]


def test_many_images_need_padding():
    with pytest.raises(ValueError, match="pad_to_max_output_size=True"):
        tf.image.non_max_suppression_padded(BOXES, SCORES, 6)


def test_one_class_is_plain_suppression():
    found = tf.image.combined_non_max_suppression(BOXES[:, :, None], SCORES[:, :, None], 6, 6, 0.3)
    for b in range(2):
        alone = tf.image.non_max_suppression(BOXES[b], SCORES[b], 6, 0.3).numpy()
        np.testing.assert_array_equal(found[0][b, :len(alone)], BOXES[b, alone])
        assert found[3].numpy()[b] == len(alone)
