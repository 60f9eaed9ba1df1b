"""Blocks of Adam, by hand.  That they equal the rules, test_updating.py proves."""

import numpy as np

from minitf.keras.optimizers.fused.adam import adam, adamax, blend, power

ONE = np.float32(1)


def blocks(*values):
    return [np.array([value], "float32") for value in values]


def test_the_first_step_of_adam_is_as_long_as_the_learning_rate():
    w, g, m, v, change, size = blocks(1.0, 1000.0, 0.0, 0.0, 0.0, 0.0)
    adam(np, np.float32(0.25), ONE, beta_1=0.9, beta_2=0.999, epsilon=1e-7, amsgrad=False)(w, g, m, v, change, size)
    np.testing.assert_allclose([w[0], m[0], v[0]], [0.75, 100.0, 1000.0], rtol=1e-4)


def test_amsgrad_divides_by_the_largest():
    w, g, m, v, largest, change, size = blocks(1.0, 0.0, 1.0, 4.0, 16.0, 0.0, 0.0)
    step = adam(np, ONE, ONE, beta_1=0.5, beta_2=0.75, epsilon=0.0, amsgrad=True)
    step(w, g, m, v, largest, change, size)
    assert (w[0], largest[0]) == (0.875, 16.0)


def test_adamax_keeps_the_largest_of_late():
    w, g, m, u, change, size = blocks(1.0, 2.0, 0.0, 3.0, 0.0, 0.0)
    adamax(np, ONE, ONE, beta_1=0.5, beta_2=0.5, epsilon=0.0)(w, g, m, u, change, size)
    assert (w[0], m[0], u[0]) == (0.0, 1.0, 2.0)


def test_a_mean_moves_by_its_share():
    mean, new, change = blocks(4.0, 8.0, 0.0)
    blend(np, mean, new, 0.25, change)
    assert mean[0] == 5.0
    assert power(np, 0.5, np.float32(2)) == 0.25
