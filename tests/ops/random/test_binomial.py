"""Binomial numbers: broadcasting and what is refused. Exact numbers: test_distributions.py."""

import pytest

import minitf as tf


def test_counts_and_probs_broadcast():
    x = tf.random.stateless_binomial([4, 3, 2], [1, 2], tf.constant([[5.0], [50.0], [500.0]]), [0.1, 0.9])
    assert (x.shape, x.dtype) == ([4, 3, 2], tf.int32)
    assert x.numpy().max(axis=(0, 2)).tolist() == sorted(x.numpy().max(axis=(0, 2)))


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (([2], [1, 2], 5.0, [0.1, 0.2, 0.3]), "must end with the shape of counts and probs"),
        (([2], [1, 2], [5.0, 6.0], [0.1, 0.2, 0.3]), "broadcast|size"),
        (([2], [1], 5.0, 0.1), "seed must be two integers"),
        (([2], [1, 2], 5.0, 0.1, tf.uint8), "uint8"),
    ],
)
def test_what_cannot_be_drawn(args, words):
    with pytest.raises(tf.errors.InvalidArgumentError, match=words):
        tf.random.stateless_binomial(*args)
