"""minitf/ops/image/distorted_boxes.py: the numbers are those that TensorFlow gives for these seeds."""

import numpy as np
import pytest

import minitf as tf

BOXES = [[[0.1, 0.2, 0.6, 0.7], [0.0, 0.0, 1.0, 1.0]]]
sample = tf.image.stateless_sample_distorted_bounding_box


@pytest.mark.parametrize(("seed", "boxes", "begin", "size"), [
    (0, 1, [0, 2, 0], [58, 70, -1]),
    (1, 0, [1, 4, 0], [57, 59, -1]),
    (1, 1, [0, 20, 0], [45, 35, -1]),
    (2, 0, [0, 14, 0], [49, 52, -1]),
    (2, 2, [9, 2, 0], [38, 44, -1]),
])  # fmt: skip
def test_tensorflow_gave_the_same(seed, boxes, begin, size):
    objects = tf.constant(np.array(BOXES, "float32")[:, :boxes])
    found = sample([60, 80, 3], objects, (seed, 5), 0.5, use_image_if_no_bounding_boxes=True)
    assert found[0].numpy().tolist() == begin
    assert found[1].numpy().tolist() == size
    corners = np.array([*begin[:2], begin[0] + size[0], begin[1] + size[1]]) / [60, 80, 60, 80]
    np.testing.assert_allclose(found[2].numpy().ravel(), corners, rtol=1e-6)


def test_enough_of_an_object_is_shown():
    for seed in range(20):
        (top, left, _), (height, width, _), _ = (
            x.numpy().tolist() for x in sample([60, 80, 3], [BOXES[0][:1]], (seed, 1), 0.8, area_range=(0.1, 0.9)))
        shown = max(min(top + height, 36) - max(top, 6), 0) * max(min(left + width, 56) - max(left, 16), 0)
        assert shown >= 0.8 * 30 * 40


def test_a_seed_goes_on_and_a_program_begins_again():
    def two():
        tf.random.set_seed(3)
        return [tf.image.sample_distorted_bounding_box([60, 80, 3], BOXES, seed=4)[1].numpy().tolist() for _ in "ab"]

    assert two() == two()
    assert two()[0] != two()[1]


def test_in_a_pipeline_images_are_cropped():
    def crop(image):
        begin, size, _ = tf.image.sample_distorted_bounding_box(tf.shape(image), BOXES, seed=2)
        return tf.image.resize(tf.slice(image, begin, size), [4, 4])

    images = tf.data.Dataset.from_tensors(tf.zeros([20, 30, 3])).map(crop)
    assert next(iter(images)).shape == (4, 4, 3)


@pytest.mark.parametrize("wrong", [
    {"image_size": [60, 80]}, {"bounding_boxes": [[0.0, 0.0, 1.0, 1.0]]}, {"bounding_boxes": np.zeros((1, 0, 4), "f4")},
    {"area_range": (0.5, 0.2)}, {"aspect_ratio_range": (0.0, 1.0)}, {"max_attempts": 0},
])  # fmt: skip
def test_what_is_refused(wrong):
    with pytest.raises((tf.errors.InvalidArgumentError, ValueError), match="DistortedBoundingBox"):
        tf.image.sample_distorted_bounding_box(**{"image_size": [60, 80, 3], "bounding_boxes": BOXES, **wrong})
