"""Blocks of RMSprop and its like, by hand.  That they equal the rules, test_updating.py proves."""

import numpy as np
import pytest

from minitf.keras.optimizers.fused.adaptive import adadelta, adagrad, ftrl, mean_of, rmsprop

ONE = np.float32(1)


def blocks(*values):
    return [np.array([value], "float32") for value in values]


def test_rmsprop_divides_by_the_size_of_the_gradient():
    w, g, v, change, size = blocks(1.0, 4.0, 0.0, 0.0, 0.0)
    rmsprop(np, ONE, ONE, rho=0.75, momentum=0.0, epsilon=0.0, centered=False)(w, g, v, change, size)
    assert (w[0], v[0]) == (-1.0, 4.0)


def test_centered_rmsprop_divides_by_the_spread():
    w, g, v, mean, change, size = blocks(1.0, 4.0, 0.0, 0.0, 0.0, 0.0)
    rmsprop(np, ONE, ONE, rho=0.5, momentum=0.0, epsilon=0.0, centered=True)(w, g, v, mean, change, size)
    assert (w[0], v[0], mean[0]) == (-1.0, 8.0, 2.0)


def test_adagrad_adds_up_squares():
    w, g, v, change, size = blocks(1.0, 4.0, 9.0, 0.0, 0.0)
    adagrad(np, ONE, ONE, epsilon=0.0)(w, g, v, change, size)
    assert (round(float(w[0]), 6), v[0]) == (0.2, 25.0)


def test_adadelta_steps_as_far_as_before():
    w, g, v, u, ratio, size, spare = blocks(1.0, 2.0, 4.0, 1.0, 0.0, 0.0, 0.0)
    adadelta(np, ONE, ONE, rho=0.5, epsilon=0.0)(w, g, v, u, ratio, size, spare)
    assert (w[0], v[0], u[0]) == (0.0, 4.0, 1.0)


@pytest.mark.parametrize("power", [-0.5, -0.25])
def test_ftrl_leaves_zero_what_stays_within_l1(power):
    w, g, v, z, *spare = blocks(1.0, 0.5, 1.0, 0.0, 0.0, 0.0, 0.0)
    ftrl(np, ONE, ONE, learning_rate_power=power, l1_regularization_strength=1.0, l2_regularization_strength=0.0,
         l2_shrinkage_regularization_strength=0.0, beta=0.0)(w, g, v, z, *spare)
    assert w[0] == 0.0
    assert v[0] == 1.25


def test_a_mean_keeps_its_share():
    mean, new, spare = blocks(4.0, 8.0, 0.0)
    mean_of(np, mean, new, 0.75, spare)
    assert mean[0] == 5.0
