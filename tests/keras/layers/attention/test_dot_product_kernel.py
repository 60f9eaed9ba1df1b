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


@pytest.mark.parametrize("keep", [True, False])
@pytest.mark.parametrize("causal", [False, True])
@pytest.mark.parametrize("steps", [(70, 70), (70, 20), (20, 70)])
def test_pieces_make_no_difference(monkeypatch, causal, steps, keep):
    monkeypatch.setattr(kernel, "SCORES", 1 << 10)
    (rows, columns), sizes = steps, (3, 4)
    query = RNG.normal(size=(2, rows, 2, sizes[0]))
    key, value = (RNG.normal(size=(2, columns, 2, n)) for n in sizes)
    assert len(kernel.pieces(1, (2, 2, rows, columns), causal)) > 1
    y, kept = kernel.forward(np, query, key, value, None, causal, 0.7, keep)
    sees = np.tri(rows, columns, dtype=bool) if causal else True
    expected, shares = by_definition(query, key, value, sees, 0.7)
    np.testing.assert_allclose(y, expected, atol=1e-12)
    if keep:
        np.testing.assert_allclose(kept, shares, atol=1e-12)
    else:
        assert kept.shape == (2, 2, rows, 2)
    dy = RNG.normal(size=y.shape)
    gradients = kernel.backward(np, query, key, value, None, y, kept, dy, causal, 0.7, keep)
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


def test_a_step_that_sees_nothing_and_keeps_no_shares():
    """Its shares are equal, and its scores have no gradient, as where the shares are kept."""
    query, key, value, dy = (RNG.normal(size=(1, 4, 2, 3)) for _ in range(4))
    mask = (np.arange(4) != 2)[:, None] & (np.arange(4) != 1)
    results = []
    for keep in (True, False):
        y, kept = kernel.forward(np, query, key, value, mask[None, None], False, 0.5, keep)
        results.append([y, *kernel.backward(np, query, key, value, mask[None, None], y, kept, dy, False, 0.5, keep)])
    for with_shares, without in zip(*results, strict=True):
        np.testing.assert_allclose(without, with_shares, atol=1e-12)
    np.testing.assert_allclose(results[0][0][:, 2], value.mean(1))
    assert not results[0][1][:, 2].any()
