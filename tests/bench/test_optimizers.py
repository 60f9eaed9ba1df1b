"""The step by hand must be a step of Adam, or its time says nothing."""

import numpy as np
import pytest

import minitf as tf
from minitf.bench import optimizers


def test_the_block_by_hand_is_the_formula():
    random = np.random.default_rng(0)
    w, m, v, g = (random.standard_normal(10).astype("float32") for _ in range(4))
    v = abs(v)
    mean, square = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
    wanted = w - 0.001 * mean / (np.sqrt(square) + 1e-7)
    optimizers._adam(w, m, v, g, np.empty_like(w), np.empty_like(w))
    np.testing.assert_allclose(w, wanted, rtol=1e-5)
    np.testing.assert_allclose(m, mean, rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("threads", [1, 2])
def test_the_flat_array_moves_in_blocks(threads):
    optimizers._step_numpy(((10, 10), (3,)), 16, threads)()


@pytest.mark.parametrize("traced", [False, True])
def test_the_variables_move_in_five_steps_each_time(traced, monkeypatch):
    seen = []
    monkeypatch.setattr(tf.keras.optimizers.Adam, "_take_step", lambda *_: seen.append(1))
    optimizers._step(tf, ((2, 2), (2,)), traced)()
    assert len(seen) == (1 if traced else optimizers.STEPS)
