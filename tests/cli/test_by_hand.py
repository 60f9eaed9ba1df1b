"""The program without Keras. An epoch is all examples, once each, in an order of its own. Chapter 5 sets
`shuffled_batches` as an exercise.
"""

import pytest

import minitf as tf
from minitf.cli import by_hand


def numbered(count):
    """Examples that can be told apart: row i of x is [i, i], and y[i] is 10 i."""
    rows = tf.range(count)
    return tf.stack([rows, rows], axis=1), 10 * rows


def epoch(count, seed=0):
    """The batches of one epoch as lists: [(x, y), ...]."""
    tf.random.set_seed(seed)
    return [(x.numpy().tolist(), y.numpy().tolist()) for x, y in by_hand.shuffled_batches(*numbered(count))]


def labels(batches):
    return [label for _, ys in batches for label in ys]


@pytest.mark.parametrize("count", [1, 31, 32, 33, 64, 100])
def test_every_example_comes_once(count):
    assert sorted(labels(epoch(count))) == [10 * i for i in range(count)]


@pytest.mark.parametrize(("count", "sizes"), [(64, [32, 32]), (70, [32, 32, 6]), (5, [5])])
def test_only_the_last_batch_may_be_smaller(count, sizes):
    batches = epoch(count)
    assert [len(ys) for _, ys in batches] == sizes
    assert [len(xs) for xs, _ in batches] == sizes


def test_an_image_keeps_its_label():
    for xs, ys in epoch(100):
        assert xs == [[label // 10, label // 10] for label in ys]


def test_the_order_is_shuffled():
    found = labels(epoch(200))
    assert found != sorted(found)
    assert max(found[:32]) - min(found[:32]) > 310, "these are 32 neighbours: only the batches changed places"


def test_the_next_epoch_has_another_order():
    tf.random.set_seed(0)
    x, y = numbered(200)
    first, second = ([y.numpy().tolist() for _, y in by_hand.shuffled_batches(x, y)] for _ in range(2))
    assert first != second


def test_the_seed_decides_the_order():
    assert labels(epoch(200, seed=1)) == labels(epoch(200, seed=1))
    assert labels(epoch(200, seed=1)) != labels(epoch(200, seed=2))
