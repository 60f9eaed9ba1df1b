import numpy as np
import pytest

from minitf.backend.errors import RuleError
from minitf.ops.linalg.diagonal_places import length_of, longest, matrix_size, rows_of, write_diagonals


def test_lengths():
    assert [length_of(2, 4, d) for d in range(-1, 4)] == [1, 2, 2, 2, 1]
    assert longest(2, 4, -1, 3) == 2
    assert longest(None, 4, 0, 0) is None
    assert longest(0, 3, 0, 0) == 0


@pytest.mark.parametrize("d", [-2, 4])
def test_a_diagonal_outside_the_matrix_is_refused(d):
    with pytest.raises(RuleError, match=r"k must be in \[-1, 3\]"):
        longest(2, 4, d, d)


def test_sizes_are_worked_out():
    assert matrix_size(3, -1, -1, (0, 0)) == (3, 3)
    assert matrix_size(3, -1, -1, (1, 1)) == (4, 4)
    assert matrix_size(3, -1, 5, (-1, -1)) == (4, 5)
    with pytest.raises(RuleError, match="has no diagonals"):
        matrix_size(3, 2, 3, (0, 0))
    with pytest.raises(RuleError, match="has no diagonals"):
        matrix_size(3, 5, 5, (0, 0))


def test_places_in_rows():
    assert list(rows_of(2, 2, 3, (-1, 2), "RIGHT_LEFT")) == [
        (0, 2, slice(1, 2)), (1, 1, slice(0, 2)), (2, 0, slice(0, 2)), (3, -1, slice(0, 1)),
    ]  # fmt: skip
    assert next(iter(rows_of(2, 2, 3, (2, 2), "LEFT_RIGHT")))[2] == slice(0, 1)


def test_diagonals_are_written_in_place():
    y = np.zeros((2, 3), int)
    write_diagonals(y, np.array([[1, 2], [3, 0]]), (-1, 0), "RIGHT_LEFT")
    np.testing.assert_array_equal(y, [[1, 0, 0], [3, 2, 0]])
