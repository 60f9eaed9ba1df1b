"""Composites that answer for themselves."""

import pytest

import minitf as tf
from minitf.core.composite import composite_among, dispatched


class Pair:
    """A composite that answers with what it was asked."""

    def __tf_dispatch__(self, operation, args, kwargs):
        return operation.__name__, len(args), sorted(kwargs)


def test_found_among_values_and_in_lists():
    pair = Pair()
    assert composite_among((1, pair)) is pair
    assert composite_among(([1, pair], 2)) is pair
    assert composite_among((1, [2], tf.constant(3))) is None


def test_execute_asks_it_about_the_op():
    assert tf.add(1, Pair()) == ("AddV2", 2, [])
    assert tf.add(tf.constant(1), Pair()) == ("AddV2", 2, [])
    assert tf.sqrt(Pair()) == ("Sqrt", 1, [])
    assert tf.concat([tf.constant([1]), Pair()], 0) == ("ConcatV2", 2, ["axis"])


def test_marked_functions_ask_it_first():
    @dispatched
    def double(x, times=2):
        """Twice."""
        return x * times

    assert double(3) == 6
    assert double(Pair(), times=5) == ("double", 1, ["times"])
    assert double([Pair()]) == ("double", 1, [])
    assert double.__doc__ == "Twice."


def test_every_kind_of_marked_function():
    for function in (tf.stack, tf.reduce_all, tf.zeros_like, tf.add_n, tf.abs):
        assert function([Pair()])[0] == function.__name__


def test_a_composite_that_does_not_know_says_so():
    with pytest.raises(TypeError, match="ragged"):
        tf.cumsum(tf.ragged.constant([[1], [2, 3]]))
