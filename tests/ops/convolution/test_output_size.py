"""How many windows there are along an axis. Chapter 16 sets `output_size` as an exercise."""

import pytest

from minitf.backend.errors import RuleError
from minitf.ops.convolution.geometry import output_size


@pytest.mark.parametrize(("n", "stride", "windows"), [(7, 1, 7), (7, 2, 4), (6, 2, 3), (7, 3, 3), (1, 5, 1)])
def test_same_has_a_window_for_every_strideth_pixel(n, stride, windows):
    assert output_size(n, 3, stride, 1, "SAME") == windows


@pytest.mark.parametrize(("n", "k", "stride", "dilation"), [(7, 3, 1, 1), (7, 3, 2, 1), (8, 3, 2, 1), (9, 3, 2, 2)])
def test_valid_counts_the_windows_that_lie_inside(n, k, stride, dilation):
    inside = [i for i in range(0, n, stride) if i + (k - 1) * dilation < n]
    assert output_size(n, k, stride, dilation, "VALID") == len(inside)


def test_padding_in_numbers_is_more_image():
    assert output_size(7, 3, 2, 1, (1, 1)) == output_size(9, 3, 2, 1, "VALID") == 4
    assert output_size(5, 2, 1, 1, (0, 3)) == 7


def test_what_is_not_known_stays_unknown():
    assert output_size(None, 3, 1, 1, "SAME") is None
    assert output_size(5, None, 1, 1, "VALID") is None
    assert output_size(5, None, 2, 1, "SAME") == 3


def test_a_window_that_does_not_fit():
    assert output_size(2, 3, 1, 1, "VALID") == 0
    assert output_size(1, 4, 3, 1, "VALID") == 0
    with pytest.raises(RuleError, match="covers 5 places of an axis that has 2"):
        output_size(2, 5, 1, 1, "VALID")
