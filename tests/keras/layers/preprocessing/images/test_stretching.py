"""minitf/keras/layers/preprocessing/images/stretching.py, against the numbers of Keras."""

import pytest

from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("images", "RandomHeight RandomWidth"))
def test_keras_gave_the_same(expression):
    same_as_keras("images", expression)
