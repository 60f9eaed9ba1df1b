"""parse_sequence.py: wrong calls (what is parsed stands in cases/examples.py)."""

import pytest

import minitf as tf
from data.cases.examples import sequence


@pytest.mark.parametrize(
    ("features", "rule"),
    [
        ({"w": tf.io.FixedLenSequenceFeature([], tf.int64)}, "every step must have 1"),
        ({"z": tf.io.FixedLenSequenceFeature([], tf.int64)}, "required but could not be found"),
    ],
)
def test_sequences_that_do_not_fit(features, rule):
    serialized = sequence(tf, {}, w=[[1, 2], [3]])
    with pytest.raises(tf.errors.InvalidArgumentError, match=rule):
        tf.io.parse_single_sequence_example(serialized, sequence_features=features)


def test_no_features():
    with pytest.raises(ValueError, match="Missing features"):
        tf.io.parse_single_sequence_example(b"")
