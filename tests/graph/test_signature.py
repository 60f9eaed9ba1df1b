"""Which calls share a trace."""

import gc

import pytest

import minitf as tf
from minitf.graph.signature import ById, admits, flat_arguments, key_of, leaf_key, relaxed, spec_of_leaf


def key(*values):
    return key_of(values, flat_arguments(values))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (tf.constant([1.0, 2.0]), tf.constant([3.0, 4.0])),
        (1, 1),
        ([tf.constant(1), 2], [tf.constant(5), 2]),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (len, len),
        (None, None),
    ],
)
def test_alike(a, b):
    assert key(a) == key(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (tf.constant([1.0, 2.0]), tf.constant([1.0])),
        (tf.constant(1.0), tf.constant(1)),
        (1, 2),
        (1, 1.0),
        (1, True),
        ([1], (1,)),
        ([1, 2], [1, [2]]),
        ({"a": 1}, {"b": 1}),
        (object(), object()),
        (tf.Variable(1.0), tf.Variable(1.0)),
    ],
)
def test_different(a, b):
    assert key(a) != key(b)


def test_a_variable_is_known_by_itself():
    v = tf.Variable(1.0)
    assert leaf_key(v) == leaf_key(v.assign_add(1.0))


def test_an_object_is_not_kept_alive_and_nobody_inherits_its_traces():
    class Thing:
        pass

    thing = Thing()
    known = ById(thing)
    assert known == ById(thing)
    del thing
    gc.collect()
    assert known != ById(Thing())


def test_relaxed_specs_admit_both_calls():
    two, three = ([spec_of_leaf(tf.zeros([n, 4])), 7] for n in (2, 3))
    wide = relaxed(two, three)
    assert wide[0].shape.as_list() == [None, 4]
    assert admits(wide, [tf.zeros([9, 4]), 7])
    assert not admits(wide, [tf.zeros([9, 5]), 7])
    assert not admits(wide, [tf.zeros([9, 4]), 8])
    assert not admits(wide, [tf.zeros([9, 4], tf.float64), 7])


def test_other_dtypes_and_values_cannot_be_relaxed():
    assert relaxed([spec_of_leaf(tf.zeros([2]))], [spec_of_leaf(tf.zeros([2], tf.int32))]) is None
    assert relaxed([1], [2]) is None
