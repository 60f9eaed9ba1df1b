"""Blocks of gradient descent and Lion, by hand.  That they equal the rules, test_updating.py proves."""

import numpy as np
import pytest

from minitf.keras.optimizers.fused.momentum import lion, sgd


def blocks(*values):
    return [np.array([value], "float32") for value in values]


@pytest.mark.parametrize(("nesterov", "wanted"), [(False, -1.5), (True, -1.25)])
def test_momentum_adds_up(nesterov, wanted):
    w, g, m, change, ahead = blocks(1.0, 2.0, -3.0, 0.0, 0.0)
    sgd(np, np.float32(0.5), 1, momentum=0.5, nesterov=nesterov)(w, g, m, change, ahead)
    assert (w[0], m[0]) == (wanted, -2.5)


def test_plain_descent_needs_no_slot():
    w, g, change, spare = blocks(1.0, 2.0, 0.0, 0.0)
    sgd(np, np.float32(0.25), 1, momentum=0.0, nesterov=False)(w, g, change, spare)
    assert w[0] == 0.5


def test_lion_takes_the_sign():
    w, g, m, change, new = blocks(1.0, -8.0, 2.0, 0.0, 0.0)
    lion(np, np.float32(0.25), 1, beta_1=0.5, beta_2=0.75)(w, g, m, change, new)
    assert (w[0], m[0]) == (1.25, -0.5)
