"""After `set_random_seed`, models start with Keras's weights, and drop what Keras drops."""

import numpy as np
import pytest

import minitf as tf
from keras.layer_cases import SEEDED
from keras.layers_as_keras import same_as_keras


@pytest.mark.parametrize("expression", SEEDED)
def test_keras_gave_the_same(expression):
    same_as_keras("seeded", expression)


def test_a_model_made_twice_starts_alike_and_a_second_one_does_not():
    def kernels(*seeds):
        for seed in seeds:
            tf.keras.utils.set_random_seed(seed)
        return tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(2)]).get_weights()[0]

    first = kernels(5)
    second = kernels()
    assert not np.array_equal(first, second)
    assert np.array_equal(kernels(5), first)
    assert np.array_equal(kernels(), second)
