"""minitf/keras/legacy/products.py"""

import pytest

from keras.leaves import cases, same_as_keras

WORDS = "batch_dot"


@pytest.mark.parametrize("expression", cases("backend_arrays", WORDS))
def test_keras_gave_the_same(expression):
    same_as_keras("backend_arrays", expression)
