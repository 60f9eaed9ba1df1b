"""transformations/batch.py: what TensorFlow gives, too."""

import pytest

import minitf as tf
from data.recorded import assert_as_recorded, cases


@pytest.mark.parametrize("name", cases("batch"))
def test_as_tensorflow_does(name):
    assert_as_recorded("batch", name)


TEN = tf.data.Dataset.range(10)


def test_the_last_batch_may_be_smaller_but_is_one():
    assert [len(TEN.batch(size)) for size in (3, 5, 10, 11)] == [4, 2, 1, 1]


def test_a_remainder_that_is_dropped_does_not_count():
    assert [len(TEN.batch(size, drop_remainder=True)) for size in (3, 5, 10, 11)] == [3, 2, 1, 0]


def test_endless_and_unknown_numbers_stay_what_they_are():
    for drop in (False, True):
        assert TEN.repeat().batch(3, drop).cardinality() == tf.data.INFINITE_CARDINALITY
        assert TEN.filter(lambda x: x > 4).batch(3, drop).cardinality() == tf.data.UNKNOWN_CARDINALITY
