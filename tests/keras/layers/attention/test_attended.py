"""Attention of several heads. Chapter 18 sets `attended` as an exercise."""

import numpy as np

import minitf as tf
from minitf.keras.layers.attention.heads import attended

RNG = np.random.default_rng(0)
QUERY, KEY, VALUE = (RNG.normal(size=size).astype("float32") for size in ((2, 3, 2, 4), (2, 5, 2, 4), (2, 5, 2, 6)))


def found(mask=None, dropout=0.0, training=False):
    """(means [B, T, heads, M], shares [B, heads, T, S]) of a layer with two heads."""
    layer = tf.keras.layers.MultiHeadAttention(2, 4, 6, dropout=dropout, seed=1)
    layer.build((2, 3, 8), (2, 5, 8))
    mask = None if mask is None else tf.constant(mask)
    return attended(layer, *map(tf.constant, (QUERY, KEY, VALUE)), mask, training, True)


def by_hand(mask=True):
    scores = np.einsum("bthn,bshn->bhts", QUERY, KEY) / 2.0
    scores = np.where(mask, scores, -np.inf)
    shares = np.exp(scores) / np.exp(scores).sum(-1, keepdims=True)
    return np.einsum("bhts,bshm->bthm", shares, VALUE), shares


def test_each_head_looks_for_itself():
    np.testing.assert_allclose(found()[1], by_hand()[1], atol=1e-5)


def test_scores_are_divided_by_the_root():
    ratio = np.log(found()[1].numpy()[..., :1] / found()[1].numpy()[..., 1:])
    scores = np.einsum("bthn,bshn->bhts", QUERY, KEY)
    np.testing.assert_allclose(2.0 * ratio, scores[..., :1] - scores[..., 1:], atol=1e-3)


def test_values_of_another_size():
    means, _ = found()
    assert means.shape == (2, 3, 2, 6)
    np.testing.assert_allclose(means, by_hand()[0], atol=1e-5)


def test_a_mask_holds_for_all_heads():
    mask = RNG.random((2, 3, 5)) < 0.6
    mask[..., 0] = True
    means, shares = found(mask)
    expected_means, expected_shares = by_hand(mask[:, None])
    np.testing.assert_allclose(shares, expected_shares, atol=1e-5)
    np.testing.assert_allclose(means, expected_means, atol=1e-5)


def test_dropped_shares_change_the_means_only():
    means, shares = found(dropout=0.5, training=True)
    np.testing.assert_allclose(shares, by_hand()[1], atol=1e-5)
    assert np.abs(means.numpy() - by_hand()[0]).max() > 1e-3
