"""Parts of arrays, and arrays turned round."""

import numpy as np
import pytest

from lite.models import one
from minitf.lite.options import ReverseSequenceOptions, StridedSliceOptions

X = np.arange(12, dtype=np.float32).reshape(3, 4)


def ints(*values):
    return [np.int32(values)]


def test_slice():
    assert np.array_equal(one("SLICE", X, ints(1, 0), ints(-1, 2)), X[1:, :2])
    with pytest.raises(RuntimeError, match="lead out of shape"):
        one("SLICE", X, ints(1, 0), ints(3, 2))


def test_strided_slice():
    y = one("STRIDED_SLICE", X, ints(1, 0), ints(0, 4), ints(1, 2), options=StridedSliceOptions(shrink_axis_mask=1))
    assert np.array_equal(y, X[1, ::2])
    y = one("STRIDED_SLICE", X, ints(1, 1), ints(9, 2), ints(1, 1), options=StridedSliceOptions(offset=True))
    assert np.array_equal(y, X[1:, 1:3])


def test_turned_round():
    assert np.array_equal(one("REVERSE_V2", X, ints(1)), X[:, ::-1])
    y = one("REVERSE_SEQUENCE", X, np.int32([2, 0, 4]), options=ReverseSequenceOptions(1, 0))
    assert y.tolist() == [[1, 0, 2, 3], [4, 5, 6, 7], [11, 10, 9, 8]]


def test_a_part_replaced():
    y = one("DYNAMIC_UPDATE_SLICE", X, np.full((2, 2), -1, "f"), np.int32([9, 1]))
    assert (y[1:, 1:3] == -1).all()
    assert y.sum() == X.sum() - X[1:, 1:3].sum() - 4
