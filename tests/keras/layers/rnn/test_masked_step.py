"""A step that may not count. Chapter 17 sets `masked_step` as an exercise."""

import minitf as tf
from minitf.keras.layers.rnn.loop import masked_step

X, COUNTS = tf.constant([[1.0], [2.0]]), tf.constant([True, False])


def step(x, states):
    """A sum and a count, and the sum as the output."""
    total, (number, inner) = states
    return total + x, [total + x, (number + 1.0, {"a": inner["a"] - 1.0})]


def states():
    return [tf.constant([[10.0], [20.0]]), (tf.zeros([2, 1]), {"a": tf.zeros([2, 1])})]


def lists(structure):
    return tf.nest.map_structure(lambda x: x.numpy().ravel().tolist(), structure)


def test_states_stay_where_a_step_does_not_count():
    _, found = masked_step(step, False)(X, COUNTS, None, states())
    assert lists(found) == [[11.0, 20.0], ([1.0, 0.0], {"a": [-1.0, 0.0]})]


def test_the_last_output_comes_again():
    previous = tf.constant([[5.0], [6.0]])
    output, _ = masked_step(step, False)(X, COUNTS, previous, states())
    assert lists(output) == [11.0, 6.0]
    output, _ = masked_step(step, False)(X, COUNTS, None, states())
    assert lists(output) == [11.0, 0.0]


def test_zeros_if_zeros_are_wanted():
    output, _ = masked_step(step, True)(X, COUNTS, tf.constant([[5.0], [6.0]]), states())
    assert lists(output) == [11.0, 0.0]


def test_without_a_mask_a_step_is_a_step():
    output, found = masked_step(step, False)(X, None, None, states())
    assert lists(output) == lists(found[0]) == [11.0, 22.0]
