"""transformations/cardinality.py: what is promised (the rest is in cases/applied.py)."""

import pytest

import minitf as tf


def promised(count, n):
    return tf.data.Dataset.range(n).apply(tf.data.experimental.assert_cardinality(count))


@pytest.mark.parametrize(("count", "n", "found"), [(3, 2, "only 2"), (3, 4, "at least 4"), (-1, 2, "only 2")])
def test_a_promise_that_is_broken(count, n, found):
    with pytest.raises(tf.errors.FailedPreconditionError, match=f"contained {found} element"):
        list(promised(count, n))


def test_the_place_counts():
    iterator = iter(promised(3, 3))
    next(iterator)
    place = iterator.save()
    other = iter(promised(3, 3))
    other.restore(place)
    assert len(list(other)) == 2
