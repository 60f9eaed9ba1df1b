"""Functions of keras.backend that work number by number."""

import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras

WORDS = (
    "abs sign round sin cos exp square tanh softplus softsign equal not_equal less less_equal greater greater_equal "
    "maximum minimum cumsum cumprod"
)


@pytest.mark.parametrize("expression", cases("backend", WORDS))
def test_keras_gave_the_same(expression):
    same_as_keras("backend", expression)


def test_they_take_no_name():
    with pytest.raises(TypeError):
        tf.keras.backend.abs(1.0, name="magnitude")
