"""minitf/keras/ops/images.py"""

import minitf as tf
from keras.ops_as_keras import cases, same_as_keras


@cases("images")
def test_keras_gave_the_same(expression):
    same_as_keras("images", expression)


def test_sizes_of_batches_that_are_not_known_yet():
    image = tf.keras.ops.image
    x = tf.keras.Input((8, 6, 3))
    assert image.crop_images(x, 1, 1, 1, 1).shape == (None, 6, 4, 3)
    assert image.pad_images(x, 1, 1, 1, 1).shape == (None, 10, 8, 3)
    assert image.resize(tf.keras.Input((None, None, 3)), (4, 4), crop_to_aspect_ratio=True).shape == (None, 4, 4, 3)
