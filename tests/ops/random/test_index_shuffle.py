"""index_shuffle: one to one, different for each seed. Exact places: test_distributions.py."""

import numpy as np
import pytest

import minitf as tf


@pytest.mark.parametrize("last", [0, 1, 5, 1000])
@pytest.mark.parametrize("seed", [[1, 2], [-7, 2**31 - 1]])
def test_every_place_is_taken_once(last, seed):
    places = tf.random.experimental.index_shuffle(tf.range(last + 1), seed, last).numpy()
    assert sorted(places.tolist()) == list(range(last + 1))


def test_seeds_differ():
    one, two = (tf.random.experimental.index_shuffle(tf.range(100), [1, s], 99).numpy() for s in (1, 2))
    assert not np.array_equal(one, two)


@pytest.mark.parametrize("dtype", [tf.int32, tf.int64, tf.uint32, tf.uint64])
def test_all_integers_go_to_the_same_place(dtype):
    place = tf.random_index_shuffle(tf.constant(5, dtype), [1, 2, 3], tf.constant(9, dtype))
    assert (place.dtype, int(place)) == (dtype, int(tf.random_index_shuffle(5, [1, 2, 3], 9)))


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ((5, [1, 2, 3], 4), "at most max_index"),
        ((-1, [1, 2, 3], 4), "at least 0"),
        ((1, [1, 2], 4), "3 integers"),
        ((1, [1, 2, 3], 4, 5), "rounds is 5"),
        (([1, 2], [1, 2, 3], [4, 5, 6]), "size|equally long"),
        (([[1]], [1, 2, 3], 4), "numbers or vectors"),
    ],
)
def test_what_is_refused(args, words):
    with pytest.raises(tf.errors.InvalidArgumentError, match=words):
        tf.random_index_shuffle(*args)
