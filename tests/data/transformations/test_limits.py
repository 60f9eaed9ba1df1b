"""transformations/limits.py: what TensorFlow gives, too."""

import pytest

import minitf as tf
from data.recorded import assert_as_recorded, cases


@pytest.mark.parametrize("name", cases("limits"))
def test_as_tensorflow_does(name):
    assert_as_recorded("limits", name)


def taken(n, count):
    return tf.data.Dataset.range(n).take(count).stage.begin()


def rows(cursor, n):
    """How many rows came, and which."""
    count, leaves = cursor.rows(n)
    return count, [x for leaf in leaves for x in leaf.numpy().tolist()]


def test_rows_come_up_to_the_limit():
    cursor = taken(9, 5)
    assert [rows(cursor, 3) for _ in range(3)] == [(3, [0, 1, 2]), (2, [3, 4]), (0, [])]


def test_rows_and_single_elements_count_together():
    cursor = taken(9, 5)
    assert cursor.next()[0].numpy() == 0
    assert rows(cursor, 3) == (3, [1, 2, 3])
    assert cursor.next()[0].numpy() == 4
    with pytest.raises(StopIteration):
        cursor.next()


def test_only_rows_that_came_count():
    cursor = taken(2, 5)
    assert rows(cursor, 4) == (2, [0, 1])
    assert cursor.left == 3
