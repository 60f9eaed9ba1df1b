"""minitf/keras/layers/preprocessing/images/max_boxes.py, against the numbers of Keras."""

import pytest

from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("images", "MaxNumBoundingBoxes"))
def test_keras_gave_the_same(expression):
    same_as_keras("images", expression)
