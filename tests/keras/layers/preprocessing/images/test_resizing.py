"""minitf/keras/layers/preprocessing/images/resizing.py, against the numbers of Keras."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras

L = tf.keras.layers


@pytest.mark.parametrize("expression", cases("images", "Resizing"))
def test_keras_gave_the_same(expression):
    same_as_keras("images", expression)


def test_contract():
    check_layer(L.Resizing, {"height": 2, "width": 3}, (2, 4, 5, 3), output_shape=(2, 2, 3, 3))


def test_smart_resize_keeps_proportions():
    x = tf.reshape(tf.range(32.0), [1, 4, 8, 1])
    smart = tf.keras.preprocessing.image.smart_resize
    assert smart(x, (4, 4))[0, 0, :, 0].numpy().tolist() == [2, 3, 4, 5]
    first = smart(tf.transpose(x, [0, 3, 1, 2]), (4, 4), data_format="channels_first")
    assert first[0, 0, 0].numpy().tolist() == [2, 3, 4, 5]
    assert type(smart(x[0].numpy(), (2, 2))).__name__ == "ndarray"
    with pytest.raises(ValueError, match="3 or 4 axes"):
        smart(x[0, 0], (2, 2))


def test_both_ratios_at_once_are_refused():
    with pytest.raises(ValueError, match="only one of them"):
        L.Resizing(2, 2, crop_to_aspect_ratio=True, pad_to_aspect_ratio=True)(tf.zeros([1, 4, 4, 1]))
