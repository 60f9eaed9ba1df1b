"""Segments of sorted ids: as those of unsorted ones."""

import numpy as np
import pytest

import minitf as tf

X = np.random.default_rng(0).normal(size=(6, 2))
IDS = [0, 0, 2, 2, 2, 5]


@pytest.mark.parametrize("name", ["sum", "mean", "max", "min", "prod"])
def test_as_the_unsorted_ones(name):
    y = getattr(tf.math, f"segment_{name}")(X, IDS).numpy()
    unsorted = getattr(tf.math, f"unsorted_segment_{name}")(X, IDS, 6).numpy()
    present = np.unique(IDS)
    np.testing.assert_allclose(y[present], unsorted[present])
    assert (np.delete(y, present, 0) == (1 if name == "prod" else 0)).all()


@pytest.mark.parametrize(
    ("x", "ids", "message"),
    [
        ([1.0, 2.0], [1, 0], "segment_ids must be sorted"),
        ([1.0, 2.0], [-1, 0], "is not in"),
        ([1.0, 2.0], [0], "one id for each row"),
        ([1.0, 2.0], [[0, 1]], "must be a vector"),
        (1.0, [0], "one id for each row"),
    ],
)
def test_bad_ids_are_refused(x, ids, message):
    for name in ("sum", "mean", "max", "min", "prod"):
        with pytest.raises(tf.errors.InvalidArgumentError, match=message):
            getattr(tf.math, f"segment_{name}")(x, ids)


def test_gradients_where_elements_are_equal_or_zero():
    x = tf.constant([5.0, 5.0, 0.0, 3.0])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        largest, product = tf.math.segment_max(x, [0, 0, 1, 1]), tf.math.segment_prod(x, [0, 0, 1, 1])
    assert tape.gradient(largest, x).numpy().tolist() == [0.5, 0.5, 0, 1]
    assert tape.gradient(product, x).numpy().tolist() == [5, 5, 3, 0]


def test_no_rows():
    assert tf.math.segment_mean(tf.zeros([0, 2]), tf.zeros([0], tf.int32)).shape == [0, 2]
