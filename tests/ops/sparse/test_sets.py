"""Sets agree with Python's own."""

import numpy as np
import pytest

import minitf as tf
from naive import sparse as naive

A, B = np.random.default_rng(0).integers(0, 9, (5, 6)), np.random.default_rng(1).integers(0, 9, (5, 4))


@pytest.mark.parametrize("name", ["union", "intersection", "difference"])
@pytest.mark.parametrize("kind", [np.int32, np.int64, np.uint8, str])
def test_as_pythons_sets(name, kind):
    a, b = A.astype(kind), B.astype(kind)
    st = getattr(tf.sets, name)(a, b)
    indices, values, shape = naive.set_result(a, b, name)
    np.testing.assert_array_equal(st.indices, indices)
    np.testing.assert_array_equal(st.values, values.astype(bytes) if kind is str else values)
    np.testing.assert_array_equal(st.dense_shape, shape)
    sizes = [len(row) for row in naive.sets(a, b, name)]
    assert tf.sets.size(st).numpy().tolist() == sizes


def test_the_other_difference():
    assert tf.sets.difference([[1, 2]], [[2, 3]], aminusb=False).values.numpy().tolist() == [3]


def test_empty_sets():
    empty = np.zeros((2, 0), np.int32)
    assert tf.sets.union(empty, empty).dense_shape.numpy().tolist() == [2, 0]
    assert tf.sets.union(empty, np.int32([[1], [2]])).values.numpy().tolist() == [1, 2]


@pytest.mark.parametrize(
    ("a", "b", "error"),
    [
        ([[1.0]], [[2.0]], TypeError),
        ([[1]], [["a"]], TypeError),
        ([1, 2], [3], tf.errors.InvalidArgumentError),
        ([[1]], [[2], [3]], tf.errors.InvalidArgumentError),
        (1, 2, tf.errors.InvalidArgumentError),
    ],
)
def test_what_is_no_set_is_refused(a, b, error):
    with pytest.raises(error):
        tf.sets.union(a, b)
