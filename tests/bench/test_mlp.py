"""The two MLP steps must be the same step, or their times say nothing."""

import numpy as np
import pytest

import minitf as tf
from minitf.bench import mlp


@pytest.mark.parametrize("program", [mlp.step, mlp.traced])
def test_step_agrees_with_the_step_by_hand(program):
    ours, by_hand = program(tf), mlp.step_numpy()
    losses = [(ours(), by_hand()) for _ in range(5)]
    assert losses[-1][0] < losses[0][0]
    for a, b in losses:
        assert a == pytest.approx(b, rel=2e-4)


def test_softmax_cross_entropy_leaves_the_gradient_in_place():
    random = np.random.default_rng(0)
    z = random.standard_normal((mlp.BATCH, 10))
    y = random.integers(0, 10, mlp.BATCH)
    rows, step = np.arange(mlp.BATCH), 1e-6

    def loss(logits):
        return mlp.softmax_cross_entropy(logits.copy(), y, rows, np.empty((mlp.BATCH, 1)))

    gradient = z.copy()
    mlp.softmax_cross_entropy(gradient, y, rows, np.empty((mlp.BATCH, 1)))
    direction = random.standard_normal(z.shape)
    slope = (loss(z + step * direction) - loss(z - step * direction)) / (2 * step)
    assert np.sum(gradient * direction) == pytest.approx(slope, rel=1e-5)
