"""How often each number occurs in a row."""

import pytest

import minitf as tf

ROWS = tf.ragged.constant([[1, 2, 2], [], [3, 0]])


@pytest.mark.parametrize(("settings", "expected"), [
    ({"axis": -1}, [[0, 1, 2, 0], [0, 0, 0, 0], [1, 0, 0, 1]]),
    ({"axis": -1, "maxlength": 3}, [[0, 1, 2], [0, 0, 0], [1, 0, 0]]),
    ({"axis": -1, "minlength": 5, "binary_output": True}, [[0, 1, 1, 0, 0], [0] * 5, [1, 0, 0, 1, 0]]),
    ({"axis": -1, "weights": tf.ragged.constant([[5, 1, 1], [], [2, 7]])}, [[0, 5, 2, 0], [0] * 4, [7, 0, 0, 2]]),
    ({}, [1, 1, 2, 1]),
])
def test_counts(settings, expected):
    assert tf.math.bincount(ROWS, **settings).numpy().tolist() == expected


def test_the_shape_in_a_graph_and_negative_numbers():
    traced = tf.function(lambda x: tf.math.bincount(x, minlength=4, maxlength=4, axis=-1))
    assert traced(ROWS).shape == [3, 4]
    with pytest.raises(tf.errors.InvalidArgumentError, match="must be >= 0"):
        traced(tf.ragged.constant([[1], [-1]]))
