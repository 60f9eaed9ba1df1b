"""transformations/group_by_reducer.py: places (what it gives is in cases/applied.py)."""

import pytest

import minitf as tf


def sums():
    def begin(key):
        return key * 100

    reducer = tf.data.experimental.Reducer(begin, lambda state, x: state + x, lambda state: state)
    return tf.data.Dataset.range(9).apply(tf.data.experimental.group_by_reducer(lambda x: x % 3, reducer))


def test_a_place_between_two_keys():
    iterator = iter(sums())
    assert int(next(iterator)) == 0 + 3 + 6
    place = iterator.save()
    other = iter(sums())
    other.restore(place)
    assert [int(x) for x in other] == [int(x) for x in iterator] == [112, 215]


def test_a_state_that_changes_its_dtype():
    def as_float(state, x):
        return tf.cast(x, tf.float32)

    reducer = tf.data.experimental.Reducer(lambda key: key, as_float, lambda state: state)
    with pytest.raises(TypeError, match="must match the initial state"):
        tf.data.Dataset.range(3).apply(tf.data.experimental.group_by_reducer(lambda x: x, reducer))
