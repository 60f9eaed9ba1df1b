"""Initializers whose width follows from the shape."""

import numpy as np
import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras
from minitf.keras.initializers.scaling import compute_fans

WORDS = (
    "VarianceScaling GlorotUniform GlorotNormal LecunUniform LecunNormal HeUniform HeNormal "
    "glorot_uniform he_normal lecun_uniform variance_scaling"
)


@pytest.mark.parametrize("expression", cases("initializers", WORDS))
def test_keras_gave_the_same(expression):
    same_as_keras("initializers", expression)


@pytest.mark.parametrize(("name", "scale", "fan"), [
    ("glorot_uniform", 1.0, 75), ("glorot_normal", 1.0, 75), ("lecun_uniform", 1.0, 50), ("lecun_normal", 1.0, 50),
    ("he_uniform", 2.0, 50), ("he_normal", 2.0, 50),
])  # fmt: skip
def test_the_variance_is_scale_over_fan(name, scale, fan):
    numbers = getattr(tf.keras.initializers, name)(seed=1)((50, 100)).numpy()
    assert np.var(numbers) == pytest.approx(scale / fan, rel=0.06)
    assert abs(np.mean(numbers)) < 0.01


@pytest.mark.parametrize(("shape", "fans"), [
    ((), (1, 1)), ((5,), (5, 5)), ((3, 4), (3, 4)), ((2, 3, 4), (6, 8)), ((5, 5, 3, 4), (75, 100)),
])  # fmt: skip
def test_fans(shape, fans):
    assert compute_fans(shape) == fans
    assert compute_fans(list(shape)) == fans


def test_fans_of_named_axes():
    assert compute_fans((2, 3, 4), input_axes=[0, 1], output_axes=[2]) == (6, 4)
    assert compute_fans((2, 3, 4), input_axes=[0, 1]) == compute_fans((2, 3, 4))
