"""x[...] against NumPy's."""

import numpy as np
import pytest

import minitf as tf
from minitf.ops.numpy_names.brackets import getitem

X = np.arange(60).reshape(3, 4, 5)
KEYS = [
    1, (1, None, slice(1, 3), ...), (slice(None), [True, False, True, False]), (..., [0, 2]), ([0, 2], [1, 1]),
    ([0, 2], slice(None), [1, -1]), (slice(None), [[0, 1], [2, 3]]), (slice(0, 2), [0, 1], [2, 3]), [0, 2],
    (slice(None, None, -1), 2, [0, 4]), X[:, 0, 0] > 15, (None, [0, 1]),
]  # fmt: skip


@pytest.mark.parametrize("key", KEYS, ids=str)
def test_as_numpy(key):
    np.testing.assert_array_equal(getitem(tf.constant(X), key).numpy(), X[key])


def test_a_position_beside_places_is_a_position():
    y = getitem(tf.constant(X), (1, slice(None), [0, 4]))
    np.testing.assert_array_equal(y.numpy(), X[1][:, [0, 4]])


def test_floats_are_no_places():
    with pytest.raises(IndexError, match="an index of float64"):
        getitem(tf.constant(X), ([0.5],))
