"""Axes counted from the front."""

import pytest

from minitf.ops.ragged.axes import ragged_axis


def test_counted_from_the_front():
    assert [ragged_axis(a, 3) for a in (-3, -1, 0, 2)] == [0, 2, 0, 2]
    for axis in (-4, 3):
        with pytest.raises(ValueError, match="axis"):
            ragged_axis(axis, 3)
