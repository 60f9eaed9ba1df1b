"""Histograms: every value in its bin, those beyond the range at its ends."""

import numpy as np
import pytest

import minitf as tf


def test_as_numpy():
    x = np.random.default_rng(0).uniform(-1, 3, [100, 900])      # more than a block
    counts = tf.histogram_fixed_width(x, [-1.0, 3.0], nbins=7).numpy()
    np.testing.assert_array_equal(counts, np.histogram(x, 7, (-1, 3))[0])
    assert counts.sum() == x.size


def test_what_lies_outside_counts_at_the_ends():
    assert tf.histogram_fixed_width([-9.0, 0.0, 1.0, 9.0, np.inf], [0.0, 1.0], nbins=2).numpy().tolist() == [2, 3]


def test_each_value_knows_its_bin():
    x = tf.constant([[-1.0, 0.0], [1.5, 99.0]])
    bins = tf.histogram_fixed_width_bins(x, [0.0, 5.0], nbins=5)
    assert (bins.dtype, bins.numpy().tolist()) == (tf.int32, [[0, 0], [1, 4]])


@pytest.mark.parametrize(("arguments", "match"), [
    (([np.nan], [0.0, 1.0]), "nan lies in no bin"),
    (([1.0], [1.0, 0.0]), "must rise"),
    (([1.0], [0.0]), "vector of 2"),
    (([1.0], [0.0, 1.0], 0), "at least 1"),
    (([1.0], [0.0, 1.0], 5, tf.float32), "int32 or int64"),
])  # fmt: skip
def test_bad_input(arguments, match):
    with pytest.raises(tf.errors.InvalidArgumentError, match=match):
        tf.histogram_fixed_width(*arguments)
