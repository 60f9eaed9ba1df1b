"""Reversed sequences."""

import numpy as np
import pytest

import minitf as tf
from naive import searching as naive

X = np.arange(24).reshape(2, 3, 4)


def test_every_pair_of_axes():
    for batch in range(3):
        for seq in {0, 1, 2} - {batch}:
            lengths = np.arange(X.shape[batch]) % (X.shape[seq] + 1)
            y = tf.reverse_sequence(X, lengths, seq, batch)
            expected = naive.reversed_sequences(np.moveaxis(X, (batch, seq), (0, 1)), lengths)
            np.testing.assert_array_equal(np.moveaxis(y.numpy(), (batch, seq), (0, 1)), expected)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (([3, 4], 1), "length 4 is not in \\[0, 3\\]"),
        (([3, -1], 1), "length -1 is not in"),
        (([3], 1), "a length for each element of the batch"),
        (([1, 1], 0), "must differ"),
        (([1, 1], 7), "seq_dim is 7"),
        (([1, 1], 1, -1), "batch_dim is -1"),
    ],
)
def test_wrong_calls_are_refused(arguments, message):
    with pytest.raises(tf.errors.InvalidArgumentError, match=message):
        tf.reverse_sequence(X, *arguments)


def test_the_axis_must_be_given():
    with pytest.raises(TypeError, match="no seq_axis"):
        tf.reverse_sequence(X, [1, 1])
