"""Columns that grow, and points in the order of their times."""

import numpy as np
import pytest

from minitf.board.viewer.series import Column, Series


def test_a_column_grows():
    column = Column(np.int64)
    for n in (3, 0, 40, 1):
        column.extend(range(n))
    assert column.values.tolist() == [*range(3), *range(40), 0]


def test_points_of_two_writers_are_put_in_order():
    series = Series("scalars", "title")
    series.extend([0, 2, 4], [10.0, 12.0, 14.0], [0.0, 2.0, 4.0])
    series.extend([1, 3], [11.0, 13.0], [1.0, 3.0])
    assert len(series) == 5
    steps, times, numbers = series.ordered()
    assert (steps.tolist(), numbers.tolist()) == ([0, 1, 2, 3, 4], [0.0, 1.0, 2.0, 3.0, 4.0])
    assert (np.diff(times) > 0).all()
    assert series.ordered([0, 3])[0].tolist() == [0, 1]
    with pytest.raises(AttributeError, match="colour"):
        _ = series.colour
