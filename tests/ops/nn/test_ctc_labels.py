"""Label sequences."""

import numpy as np

import minitf as tf


def test_unique_labels_put_together_give_the_labels():
    labels = np.random.default_rng(0).integers(0, 4, (5, 7))
    different, places = (x.numpy() for x in tf.nn.ctc_unique_labels(labels))
    np.testing.assert_array_equal(np.take_along_axis(different, places, 1), labels)
    for row, found in zip(labels, different):
        n = len(set(row))
        assert list(dict.fromkeys(row)) == found[:n].tolist()
        assert not found[n:].any()


def test_collapse_repeated():
    labels, lengths = tf.nn.collapse_repeated([[1, 1, 2, 2, 1], [3, 3, 3, 0, 1], [5, 5, 5, 5, 5]], [5, 4, 0])
    assert labels.numpy().tolist() == [[1, 2, 1], [3, 0, 0], [0, 0, 0]]
    assert lengths.numpy().tolist() == [3, 2, 0]
