"""Images mirrored at random."""

import numpy as np

import minitf as tf

X = np.arange(200).reshape(100, 1, 2, 1)


def test_about_half_of_a_batch_is_flipped():
    y = tf.image.stateless_random_flip_left_right(X, seed=[1, 2]).numpy()
    assert 30 < np.sum(y[:, 0, 0, 0] % 2) < 70
    np.testing.assert_array_equal(np.sort(y, 2), X)


def test_a_seed_repeats_itself():
    tf.random.set_seed(5)
    first = tf.image.random_flip_up_down(X.reshape(100, 2, 1, 1), seed=1).numpy()
    tf.random.set_seed(5)
    np.testing.assert_array_equal(tf.image.random_flip_up_down(X.reshape(100, 2, 1, 1), seed=1), first)
