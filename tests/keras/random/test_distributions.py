"""Random numbers by distribution."""

import numpy as np
import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("random", "normal uniform truncated_normal randint gamma binomial beta"))
def test_keras_gave_the_same(expression):
    same_as_keras("random", expression)


@pytest.mark.parametrize(("name", "arguments", "mean", "variance"), [
    ("normal", (2.0, 3.0), 2.0, 9.0), ("uniform", (0.0, 6.0), 3.0, 3.0), ("gamma", (4.0,), 4.0, 4.0),
    ("binomial", (10.0, 0.5), 5.0, 2.5), ("beta", (2.0, 2.0), 0.5, 0.05),
])  # fmt: skip
def test_moments(name, arguments, mean, variance):
    numbers = getattr(tf.keras.random, name)((20000,), *arguments, seed=11).numpy()
    assert numbers.mean() == pytest.approx(mean, abs=4 * np.sqrt(variance / 20000))
    assert numbers.var() == pytest.approx(variance, rel=0.06)


def test_integers_cover_their_range():
    assert set(tf.keras.random.randint((1000,), -2, 3, seed=1).numpy()) == {-2, -1, 0, 1, 2}
