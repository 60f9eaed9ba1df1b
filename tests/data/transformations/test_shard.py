"""transformations/shard.py: what TensorFlow gives, too."""

import pytest

import minitf as tf
from data.recorded import assert_as_recorded, cases


@pytest.mark.parametrize("name", cases("shard"))
def test_as_tensorflow_does(name):
    assert_as_recorded("shard", name)


def share(n, count, index):
    return [int(x) for x in tf.data.Dataset.range(n).shard(count, index)]


def test_a_share_is_every_third():
    assert share(10, 3, 0) == [0, 3, 6, 9]
    assert share(10, 3, 2) == [2, 5, 8]


def test_shares_are_all_elements_once():
    assert sorted(share(11, 4, 0) + share(11, 4, 1) + share(11, 4, 2) + share(11, 4, 3)) == list(range(11))


def test_nothing_is_read_behind_the_element_that_is_given():
    made = []

    def numbers():
        for i in range(9):
            made.append(i)
            yield i

    iterator = iter(tf.data.Dataset.from_generator(numbers, tf.int32).shard(3, 1))
    assert (next(iterator).numpy(), made[-1]) == (1, 1)
    assert (next(iterator).numpy(), made[-1]) == (4, 4)
