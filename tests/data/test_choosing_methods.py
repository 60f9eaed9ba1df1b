"""choosing_methods.py: what has no row in cases/ (see test_shuffle.py, test_shard.py and test_mix.py)."""

import pytest

import minitf as tf


def test_one_dataset_needs_no_choice():
    dataset = tf.data.Dataset.range(3)
    assert tf.data.Dataset.sample_from_datasets([dataset]) is dataset


@pytest.mark.parametrize("weights", [[-0.5, 1.5], [float("nan"), 1.0]])
def test_weights_that_are_no_odds(weights):
    words = [tf.data.Dataset.from_tensors(word) for word in "ab"]
    with pytest.raises(ValueError, match="all must be finite and >= 0"):
        tf.data.Dataset.sample_from_datasets(words, weights=weights)
