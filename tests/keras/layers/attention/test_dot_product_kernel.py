"""Attention in pieces gives what attention at once gives."""

import numpy as np
import pytest

from minitf.keras.layers.attention import dot_product_kernel as kernel

RNG = np.random.default_rng(0)


def by_definition(query, key, value, sees, scale):
    scores = np.where(sees, np.einsum("bthk,bshk->bhts", query, key) * scale, -np.inf)
    shares = np.exp(scores - scores.max(-1, keepdims=True))
    shares /= shares.sum(-1, keepdims=True)
    return np.einsum("bhts,bshm->bthm", shares, value), shares


@pytest.mark.parametrize("causal", [False, True])
@pytest.mark.parametrize("steps", [(70, 70), (70, 20), (20, 70)])
def test_pieces_make_no_difference(monkeypatch, causal, steps):
    monkeypatch.setattr(kernel, "SCORES", 1 << 11)
    (rows, columns), sizes = steps, (3, 4)
    query = RNG.normal(size=(2, rows, 2, sizes[0]))
    key, value = (RNG.normal(size=(2, columns, 2, n)) for n in sizes)
    assert len(kernel.pieces((2, 2, rows, columns), causal)) > 1
    y, shares = kernel.forward(np, query, key, value, None, causal, 0.7)
    sees = np.tri(rows, columns, dtype=bool) if causal else True
    for found, expected in zip((y, shares), by_definition(query, key, value, sees, 0.7), strict=True):
        np.testing.assert_allclose(found, expected, atol=1e-12)
    dy = RNG.normal(size=y.shape)
    gradients = kernel.backward(np, query, key, value, None, y, shares, dy, causal, 0.7)
    for x, dx in zip((query, key, value), gradients, strict=True):
        direction = RNG.normal(size=x.shape)
        values = []
        for step in (1e-6, -1e-6):
            moved = [a + step * direction if a is x else a for a in (query, key, value)]
            values.append((by_definition(*moved, sees, 0.7)[0] * dy).sum())
        np.testing.assert_allclose((dx * direction).sum(), (values[0] - values[1]) / 2e-6, rtol=1e-6, atol=1e-6)


def test_nothing_to_look_at_or_from():
    empty, some = np.zeros((2, 0, 3, 4), np.float32), np.ones((2, 5, 3, 4), np.float32)
    assert [x.shape for x in kernel.forward(np, empty, some, some, None, False, 1.0)] == [(2, 0, 3, 4), (2, 3, 0, 5)]
    y, shares = kernel.forward(np, some, empty, empty, None, True, 1.0)
    assert shares.shape == (2, 3, 5, 0)
    assert not y.any()
