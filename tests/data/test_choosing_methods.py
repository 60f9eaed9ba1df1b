"""choosing_methods.py: what has no row in cases/ (see test_shuffle.py, test_shard.py and test_mix.py)."""

import pytest

import minitf as tf


def test_weights_that_change_are_refused():
    words = [tf.data.Dataset.from_tensors(word) for word in "ab"]
    with pytest.raises(TypeError, match="not built yet"):
        tf.data.Dataset.sample_from_datasets(words, weights=tf.data.Dataset.from_tensors([0.5, 0.5]))


def test_one_dataset_needs_no_choice():
    dataset = tf.data.Dataset.range(3)
    assert tf.data.Dataset.sample_from_datasets([dataset]) is dataset


@pytest.mark.parametrize("weights", [[-0.5, 1.5], [0.0, 0.0], [float("nan"), 1.0]])
def test_weights_that_are_no_odds(weights):
    words = [tf.data.Dataset.from_tensors(word) for word in "ab"]
    with pytest.raises(ValueError, match="all must be finite and >= 0, and one above 0"):
        tf.data.Dataset.sample_from_datasets(words, weights=weights)
