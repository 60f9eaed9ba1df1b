"""Initializers of a given width."""

import numpy as np
import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras

WORDS = (
    "RandomNormal RandomUniform TruncatedNormal random_normal random_uniform truncated_normal normal "
    "uniform"
)


@pytest.mark.parametrize("expression", cases("initializers", WORDS))
def test_keras_gave_the_same(expression):
    same_as_keras("initializers", expression)


def test_an_initializer_repeats_itself_unless_it_has_a_generator():
    same, fresh = (tf.keras.initializers.RandomNormal(seed=seed) for seed in (3, tf.keras.random.SeedGenerator(3)))
    assert np.array_equal(same((4,)), same((4,)))
    assert not np.array_equal(fresh((4,)), fresh((4,)))


def test_two_initializers_without_a_seed_differ():
    a, b = tf.keras.initializers.RandomUniform(), tf.keras.initializers.RandomUniform()
    assert not np.array_equal(a((4,)), b((4,)))


def test_a_generator_survives_the_config():
    initializer = tf.keras.initializers.TruncatedNormal(seed=tf.keras.random.SeedGenerator(3))
    assert np.array_equal(initializer.clone()((4,)), initializer((4,)))


def test_ranges_and_moments():
    numbers = tf.keras.initializers.RandomUniform(-2.0, 3.0, seed=1)((10000,)).numpy()
    assert numbers.min() >= -2.0
    assert numbers.max() < 3.0
    numbers = tf.keras.initializers.TruncatedNormal(1.0, 0.5, seed=1)((10000,)).numpy()
    assert np.abs(numbers - 1.0).max() <= 1.0
    assert abs(numbers.mean() - 1.0) < 0.02
