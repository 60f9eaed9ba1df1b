"""unravel_index: as NumPy's, and what lies outside."""

import numpy as np
import pytest

import minitf as tf


@pytest.mark.parametrize("dims", [[24], [4, 6], [2, 3, 4], [1, 24, 1]])
@pytest.mark.parametrize("dtype", ["int32", "int64"])
def test_as_numpy(dims, dtype):
    places = np.arange(24, dtype=dtype)
    found = tf.unravel_index(places, np.array(dims, dtype))
    assert found.dtype == dtype
    np.testing.assert_array_equal(found, np.stack(np.unravel_index(places, dims)))


def test_one_place():
    assert tf.unravel_index(7, [3, 3]).numpy().tolist() == [2, 1]


@pytest.mark.parametrize(("indices", "dims", "match"), [
    ([9], [3, 3], "beyond"), ([1], [3, 0], "empty axis"), ([[1]], [3, 3], "a number or a vector"), ([1], 3, "vector"),
])  # fmt: skip
def test_bad_input(indices, dims, match):
    with pytest.raises(tf.errors.InvalidArgumentError, match=match):
        tf.unravel_index(indices, dims)
