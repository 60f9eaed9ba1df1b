"""minitf/keras/layers/preprocessing/images/local_equalization.py, against the numbers of Keras."""

import pytest

from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("images", "ContrastLimitedAdaptiveHistogramEqualization"))
def test_keras_gave_the_same(expression):
    same_as_keras("images", expression)
