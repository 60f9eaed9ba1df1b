"""minitf/keras/layers/preprocessing/images/image_layer.py: what these layers have in common."""

import numpy as np
import pytest

import minitf as tf

L = tf.keras.layers
IMAGES = tf.constant(np.random.default_rng(0).uniform(0, 255, (4, 5, 6, 3)), tf.float32)


def test_masks_move_with_their_images_and_labels_stay():
    layer = L.RandomFlip(seed=1)
    found = layer({"images": IMAGES, "segmentation_masks": IMAGES[..., :1], "labels": tf.range(4)})
    assert np.array_equal(found["images"][..., :1], found["segmentation_masks"])
    assert not np.array_equal(found["images"], IMAGES)
    assert found["labels"].numpy().tolist() == [0, 1, 2, 3]


def test_masks_keep_their_classes():
    masks = tf.cast(IMAGES[..., :1] > 100, tf.float32)
    found = L.RandomRotation(0.3, seed=1)({"images": IMAGES, "segmentation_masks": masks})["segmentation_masks"]
    assert set(np.unique(found)) == {0.0, 1.0}


def test_without_training_images_pass_through():
    layer = L.RandomZoom(0.5, seed=1)
    model = tf.keras.Sequential([tf.keras.Input((5, 6, 3)), layer])
    assert np.array_equal(layer(IMAGES, training=False), IMAGES)
    assert np.array_equal(model.predict(IMAGES, verbose=0), IMAGES)
    assert not np.array_equal(model(IMAGES), IMAGES)


def test_in_a_pipeline_integers_become_floats():
    images = tf.data.Dataset.from_tensors(tf.cast(IMAGES, tf.uint8)).map(lambda x: L.RandomFlip(seed=1)(x))
    assert images.element_spec == tf.TensorSpec([4, 5, 6, 3], tf.float32)


def test_bounding_boxes_are_refused():
    with pytest.raises(NotImplementedError, match="bounding boxes are not moved"):
        L.RandomFlip(bounding_box_format="xyxy")
    with pytest.raises(NotImplementedError, match="not moved along"):
        L.RandomFlip()({"images": IMAGES, "bounding_boxes": {}})


@pytest.mark.parametrize("name", ["RandomFlip", "RandomHue", "RandAugment"])
def test_both_layouts_give_the_same(name):
    arguments = {"RandomHue": {"factor": 0.4}}.get(name, {})
    last = getattr(L, name)(**arguments, seed=2)(IMAGES)
    first = getattr(L, name)(**arguments, seed=2, data_format="channels_first")(tf.transpose(IMAGES, [0, 3, 1, 2]))
    np.testing.assert_allclose(tf.transpose(first, [0, 2, 3, 1]), last, rtol=1e-5, atol=1e-4)
