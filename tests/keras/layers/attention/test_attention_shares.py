"""Scores as shares. Chapter 18 sets `Attention._shares` as an exercise."""

import numpy as np
import pytest

import minitf as tf

SCORES = np.array([[[1.0, 2.0, 3.0], [0.0, 0.0, 5.0]]], "float32")
COUNTS = np.array([[[True, True, False], [False, True, True]]])


def shares(scores, counts):
    return tf.keras.layers.Attention()._shares(tf.constant(scores), None if counts is None else tf.constant(counts))


def softmax(scores):
    return np.exp(scores) / np.exp(scores).sum(-1, keepdims=True)


def test_hidden_places_get_nothing_and_the_others_all():
    expected = np.array([[[*softmax(np.array([1.0, 2.0])), 0.0], [0.0, *softmax(np.array([0.0, 5.0]))]]])
    np.testing.assert_allclose(shares(SCORES, COUNTS), expected, atol=1e-6)


def test_without_a_mask_all_count():
    np.testing.assert_allclose(shares(SCORES, None), softmax(SCORES), rtol=1e-6)


def test_half_precision():
    found = shares(np.full((1, 1, 2), -100.0, "float16"), np.array([[[True, False]]])).numpy()
    assert found.tolist() == [[[1.0, 0.0]]]
    assert np.isfinite(shares(np.zeros((1, 1, 2), "float16"), np.array([[[False, False]]])).numpy()).all()


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_all_hidden_is_a_mean(dtype):
    found = shares(np.zeros((1, 1, 4), dtype), np.zeros((1, 1, 4), bool))
    np.testing.assert_allclose(found, np.full((1, 1, 4), 0.25))
