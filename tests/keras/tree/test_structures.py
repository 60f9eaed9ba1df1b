"""minitf/keras/tree/structures.py"""

from collections import namedtuple

import pytest

import minitf as tf
from keras.ops_as_keras import cases, same_as_keras

Point = namedtuple("Point", "x y")


@cases("structures")
def test_keras_gave_the_same(expression):
    same_as_keras("structures", expression)


def test_named_tuples_keep_their_class():
    assert tf.keras.tree.traverse(lambda x: x + 1 if isinstance(x, int) else None, Point(1, 2)) == Point(2, 3)


def test_check_types_has_no_effect():
    with pytest.warns(DeprecationWarning, match="check_types"):
        tf.keras.tree.assert_same_structure([1], [2], check_types=True)
