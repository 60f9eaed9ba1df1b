"""A table that is filled once."""

import pytest

import minitf as tf

PAIRS = tf.lookup.KeyValueTensorInitializer(["a", "b"], [1, 2])


@pytest.mark.parametrize(("default", "kind"), [("x", TypeError), (1.5, TypeError), ([1, 2], ValueError)])
def test_the_default_is_one_value_of_the_values_dtype(default, kind):
    with pytest.raises(kind):
        tf.lookup.StaticHashTable(PAIRS, default_value=default)


def test_a_checkpoint_sees_what_it_was_filled_with():
    table = tf.lookup.StaticHashTable(PAIRS, default_value=0)
    assert table._trackable_children() == {"_initializer": PAIRS}
