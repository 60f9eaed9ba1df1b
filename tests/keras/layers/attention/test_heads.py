"""Projections, scores and means."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.layers.attention.heads import bare, equations, require_same_steps, require_window


@pytest.mark.parametrize(("shape", "axes"), [((2, 3, 4, 5), (1,)), ((2, 3, 2, 4, 5), (1, 2)), ((2, 3, 2, 4, 5), (2,))])
def test_equations_against_loops(shape, axes):
    rng = np.random.default_rng(0)
    query, key = rng.standard_normal(shape), rng.standard_normal(shape)
    for_scores, for_means, rank = equations(len(shape), axes)
    scores = np.einsum(for_scores, key, query)
    assert scores.ndim == rank
    batch = [i for i in range(len(shape) - 1) if i not in axes]
    rows = int(np.prod([shape[i] for i in axes]))

    def flat(x):  # [batch..., steps, features]
        return np.transpose(x, [*batch, *axes, len(shape) - 1]).reshape(*[shape[i] for i in batch], rows, shape[-1])

    expected = flat(query) @ np.swapaxes(flat(key), -1, -2)
    np.testing.assert_allclose(scores.reshape(expected.shape), expected)
    np.testing.assert_allclose(flat(np.einsum(for_means, scores, key)), expected @ flat(key))


def test_a_bare_tensor_has_no_mask():
    x = tf.ones([2, 3])
    assert bare(x) is x
    x._keras_mask = tf.constant([True, False])
    assert getattr(bare(x), "_keras_mask", None) is None


@pytest.mark.parametrize("window", [0, -1, 1.5])
def test_a_window_that_is_none(window):
    with pytest.raises(ValueError, match="sliding_window"):
        require_window("One", window)


def test_different_steps():
    require_same_steps("One", (2, 3, 4), (2, 3, 5))
    with pytest.raises(ValueError, match="One"):
        require_same_steps("One", (2, 3, 4), (2, 4, 4))
