"""How a range is laid over integers."""

import numpy as np
import pytest

import minitf as tf
from minitf.backend.errors import RuleError
from minitf.core.spec import Spec
from minitf.ops.quantization import ranges


def test_bounds():
    assert [ranges.bounds(d) for d in (tf.qint8, tf.quint8, tf.quint16)] == [(-128, 127), (0, 255), (0, 65535)]
    assert ranges.bounds(tf.qint32) == (-(2**31), 2**31 - 1)


def test_halves_go_away_from_zero():
    x = np.array([-2.5, -0.5, 0.5, 1.5, 2.4], "float32")
    assert ranges.round_away(np, x).tolist() == [-3, -1, 1, 2, 2]


def test_the_largest_factor_that_fits():
    low, high = np.float32([-1, -4, 0, 0]), np.float32([2, 1, 2, 0])
    with np.errstate(divide="ignore"):
        scale = ranges.scale_to_fit(np, low, high, np.float32(-128), np.float32(127))
    np.testing.assert_allclose(scale, [63.5, 32, 63.5, ranges.HUGE])


def test_slices():
    assert ranges.as_slice_axis(None, 3) == -1
    assert ranges.as_slice_axis(-1, 3) == 2
    assert ranges.aligned(np.zeros(4), 3, 1).shape == (1, 4, 1)
    assert ranges.aligned(np.zeros(1), 3, -1).shape == ()


def test_ends_that_do_not_fit():
    x = Spec((2, 3), tf.float32)
    ranges.check_ends(x, 1, low=Spec((3,), tf.float32))
    ranges.check_ends(x, 1, low=Spec((None,), tf.float32))
    for axis, dims in [(1, (2,)), (1, ()), (2, (3,)), (-1, (3,))]:
        with pytest.raises(RuleError):
            ranges.check_ends(x, axis, low=Spec(dims, tf.float32))
    with pytest.raises(RuleError, match="MIN_FIRST"):
        ranges.check_mode("X")
