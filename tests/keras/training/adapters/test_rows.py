"""Everything that can be cut along its first axis."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.training.adapters.rows import all_have_rows, as_rows, count_rows, cut, has_rows, split_rows


class Frame:
    """It stands for a table of pandas: `iloc`, `to_numpy`, `ndim`."""

    iloc = None

    def __init__(self, values):
        self._values = np.array(values)
        self.ndim = self._values.ndim

    def to_numpy(self):
        return self._values

    def __array__(self, dtype=None, copy=None):
        return self._values


@pytest.mark.parametrize("x", [np.ones(3), tf.ones(3), None, Frame([1, 2]), tf.ragged.constant([[1], []])])
def test_what_has_rows(x):
    assert has_rows(x)


@pytest.mark.parametrize("x", [1, "abc", [1, 2], iter([])])
def test_what_has_none(x):
    assert not all_have_rows({"x": x})


def test_floats_take_the_default_size():
    assert as_rows(np.ones(2, "float64")).dtype == "float32"
    assert as_rows(tf.ones(2, tf.float16)).dtype == tf.float32
    assert as_rows(np.ones(2, "int64")).dtype == "int64"


def test_an_array_is_not_copied():
    x = np.ones((4, 2), "float32")
    assert as_rows(x) is x
    assert np.shares_memory(np.asarray(cut(x, slice(0, 2))), x)


def test_frames_and_columns():
    assert as_rows(Frame([[1.0, 2.0]])).shape == (1, 2)
    assert as_rows(Frame([1.0, 2.0])).shape == (2, 1)


def test_text_becomes_a_tensor():
    assert as_rows(np.array(["a", "bc"])).dtype == tf.string
    assert cut(as_rows(np.array(["a", "bc"], "object")), np.array([1])).numpy().tolist() == [b"bc"]


@pytest.mark.parametrize("make", [np.array, tf.constant])
def test_cutting(make):
    x = make([[1], [2], [3]])
    assert cut(x, np.array([2, 0])).numpy().tolist() == [[3], [1]]
    assert cut(x, slice(1, 3)).numpy().tolist() == [[2], [3]]
    assert cut(None, slice(1)) is None


def test_cutting_ragged_rows():
    x = tf.ragged.constant([[1], [2, 3], []])
    assert cut(x, np.array([1, 2])).to_list() == [[2, 3], []]
    assert cut(x, slice(0, 1)).to_list() == [[1]]


def test_all_must_have_as_many():
    assert count_rows(([np.ones(3), {"a": tf.ones([3, 2])}], None, np.ones(3))) == 3
    with pytest.raises(ValueError, match="Data cardinality is ambiguous: x has 3 rows, y has 2 and 4 rows"):
        count_rows((np.ones(3), [np.ones(2), np.ones(4)]))
    with pytest.raises(ValueError, match="without axes"):
        count_rows((np.float32(1.0),))


def test_splitting():
    (x, y, w), (x2, y2, w2) = split_rows((np.arange(10), {"a": tf.range(10)}, None), 0.25)
    assert (x.tolist(), y["a"].numpy().tolist(), w) == ([*range(7)], [*range(7)], None)
    assert (x2.tolist(), y2["a"].numpy().tolist(), w2) == ([7, 8, 9], [7, 8, 9], None)


@pytest.mark.parametrize(("data", "fraction"), [((np.ones(3),), 1e-17), ((np.ones(3),), 1.0), (([1, 2],), 0.5)])
def test_what_cannot_be_split(data, fraction):
    with pytest.raises(ValueError, match="validation_split"):
        split_rows(data, fraction)


def test_rows_of_a_sparse_tensor():
    dense = np.array([[0, 1], [2, 0], [0, 0], [3, 4]])
    sparse = tf.sparse.from_dense(dense)
    assert has_rows(sparse)
    for rows in (slice(1, 3), np.array([3, 0, 2]), np.array([2])):
        np.testing.assert_array_equal(tf.sparse.to_dense(cut(sparse, rows)), dense[rows])
    (first,), (last,) = split_rows((sparse,), 0.25)
    np.testing.assert_array_equal(tf.sparse.to_dense(first), dense[:3])
    np.testing.assert_array_equal(tf.sparse.to_dense(last), dense[3:])
    assert as_rows(tf.cast(sparse, tf.float64)).dtype == tf.float32
