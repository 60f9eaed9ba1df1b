"""Variables and constants of keras.backend."""

import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras

WORDS = (
    "variable constant zeros ones eye cast_to_floatx get_value eval update batch_get_value set_value "
    "random_normal moving_average_update"
)


@pytest.mark.parametrize("expression", cases("backend", WORDS))
def test_keras_gave_the_same(expression):
    same_as_keras("backend", expression)


def test_dtypes_are_floatx_unless_said():
    backend = tf.keras.backend
    backend.set_floatx("float64")
    try:
        dtypes = [backend.constant(1).dtype, backend.zeros([1]).dtype, backend.random_normal([1]).dtype]
    finally:
        backend.set_floatx("float32")
    assert dtypes == [tf.float64] * 3


def test_numbers_follow_the_global_seed():
    def drawn():
        tf.keras.utils.set_random_seed(4)
        return tf.keras.backend.random_uniform([3]).numpy().tolist()

    assert drawn() == drawn()


OTHERS = "random_bernoulli random_normal_variable random_uniform_variable is_sparse to_dense"


@pytest.mark.parametrize("expression", cases("backend_arrays", OTHERS))
def test_keras_gave_the_same_for_these(expression):
    same_as_keras("backend_arrays", expression)
