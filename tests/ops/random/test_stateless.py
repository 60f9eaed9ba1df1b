"""Stateless random functions: the seed alone decides. Their exact numbers are tested in test_random.py."""

import numpy as np
import pytest

import minitf as tf

DRAWS = [
    lambda seed: tf.random.stateless_uniform([4], seed),
    lambda seed: tf.random.stateless_normal([4], seed),
    lambda seed: tf.random.stateless_truncated_normal([4], seed),
    lambda seed: tf.random.stateless_uniform([4], seed, 0, 1000, tf.int32),
    lambda seed: tf.random.stateless_uniform([4], seed, None, None, tf.int64),
    lambda seed: tf.random.stateless_categorical(tf.zeros([1, 1000]), 4, seed),
]


@pytest.mark.parametrize("draw", DRAWS)
def test_the_same_seed_gives_the_same_numbers_and_another_seed_others(draw):
    tf.random.set_seed(1)
    first = draw([1, 2]).numpy()
    tf.random.set_seed(2)
    np.testing.assert_array_equal(first, draw(tf.constant([1, 2], tf.int64)).numpy())
    assert not np.array_equal(first, draw([1, 3]).numpy())
    assert not np.array_equal(first, draw([2, 2]).numpy())


def test_they_leave_the_program_s_generator_alone():
    tf.random.set_seed(1)
    expected = tf.random.uniform([2]).numpy()
    tf.random.set_seed(1)
    tf.random.stateless_uniform([2], [1, 2])
    np.testing.assert_array_equal(tf.random.uniform([2]).numpy(), expected)


@pytest.mark.parametrize("draw", DRAWS)
def test_a_seed_is_two_integers(draw):
    for seed in ([1, 2, 3], [1.0, 2.0], 5):
        with pytest.raises(tf.errors.InvalidArgumentError, match="seed"):
            draw(seed)


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"minval": 5, "dtype": tf.int32}, ValueError, "both bounds or neither"),
        ({"minval": 5, "maxval": 5, "dtype": tf.int32}, tf.errors.InvalidArgumentError, "minval must be < maxval"),
        ({"minval": 0, "maxval": 5, "dtype": tf.uint8}, ValueError, "uint8"),
        ({"minval": 0, "maxval": 5, "dtype": tf.uint32}, ValueError, "uint32"),
        ({"alg": "dice"}, ValueError, "'philox'"),
    ],
)
def test_what_cannot_be_drawn(arguments, error, words):
    with pytest.raises(error, match=words):
        tf.random.stateless_uniform([3], [1, 2], **arguments)
