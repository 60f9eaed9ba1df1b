"""Muon, compared with Keras step by step."""

import numpy as np
import pytest

import minitf as tf
from keras.optimizers.recorded import cases_of, check_config, check_steps, check_traced_steps
from minitf.keras.optimizers.muon import orthogonal

CASES = cases_of("muon")


@pytest.mark.parametrize("name", CASES)
def test_ten_steps_are_those_of_keras(name):
    check_steps(name)


@pytest.mark.parametrize("name", CASES)
def test_traced_steps_are_the_same(name):
    check_traced_steps(name)


@pytest.mark.parametrize("name", CASES)
def test_the_config_makes_it_again(name):
    check_config(name)


@pytest.mark.parametrize("shape", [(3, 5), (5, 3), (4, 4)])
def test_the_singular_values_come_near_to_one(shape):
    x = np.random.RandomState(0).normal(size=shape).astype("float32")
    y = orthogonal(tf.constant(x), 5, 3.4445, -4.7750, 2.0315).numpy()
    before, after = (np.linalg.svd(a, compute_uv=False) for a in (x, y))
    assert before.max() / before.min() > 1.5
    assert after.min() > 0.6
    assert after.max() < 1.3
