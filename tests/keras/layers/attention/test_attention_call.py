"""A call of attention. Chapter 18 sets `Attention.call` as an exercise."""

import numpy as np
import pytest

import minitf as tf

RNG = np.random.default_rng(0)
QUERY, VALUE, KEY = (RNG.normal(size=size).astype("float32") for size in ((2, 3, 4), (2, 5, 4), (2, 5, 4)))


def attention(inputs, mask=None, **options):
    layer_options = {"dropout": options.pop("dropout")} if "dropout" in options else {}
    mask = mask and [None if m is None else tf.constant(m) for m in mask]
    return tf.keras.layers.Attention(**layer_options)([tf.constant(x) for x in inputs], mask=mask, **options)


def by_hand(query, value, key, counts=True):
    scores = np.where(counts, query @ key.transpose(0, 2, 1), -np.inf)
    shares = np.exp(scores) / np.exp(scores).sum(-1, keepdims=True)
    return shares @ value, shares


def test_values_are_keys_if_there_are_none():
    np.testing.assert_allclose(attention([QUERY, VALUE]), by_hand(QUERY, VALUE, VALUE)[0], atol=1e-5)


def test_a_key_of_its_own():
    np.testing.assert_allclose(attention([QUERY, VALUE, KEY]), by_hand(QUERY, VALUE, KEY)[0], atol=1e-5)


def test_the_mask_of_values_hides_them():
    counts = np.array([[True, False, True, True, False]] * 2)
    found = attention([QUERY, VALUE], mask=[None, counts])
    np.testing.assert_allclose(found, by_hand(QUERY, VALUE, VALUE, counts[:, None])[0], atol=1e-5)


def test_the_mask_of_queries_clears_answers():
    counts = np.array([[True, False, True]] * 2)
    found = attention([QUERY, VALUE], mask=[counts, None])
    np.testing.assert_allclose(found, by_hand(QUERY, VALUE, VALUE)[0] * counts[..., None], atol=1e-5)


def test_shares_are_returned_if_asked_for():
    found = attention([QUERY, VALUE], return_attention_scores=True)
    for one, expected in zip(found, by_hand(QUERY, VALUE, VALUE), strict=True):
        np.testing.assert_allclose(one, expected, atol=1e-5)


def test_the_future_is_hidden_if_asked_for():
    counts = np.tri(3, 5, dtype=bool)
    found = attention([QUERY, VALUE], use_causal_mask=True)
    np.testing.assert_allclose(found, by_hand(QUERY, VALUE, VALUE, counts)[0], atol=1e-5)


def test_dropout_is_for_training():
    _, shares = attention([QUERY, VALUE], dropout=0.5, training=True, return_attention_scores=True)
    assert (shares.numpy() == 0).any()
    np.testing.assert_allclose(attention([QUERY, VALUE], dropout=0.5), by_hand(QUERY, VALUE, VALUE)[0], atol=1e-5)


def test_no_list_is_refused():
    with pytest.raises(ValueError, match="must be a list"):
        tf.keras.layers.Attention().call(tf.constant(QUERY))
