"""How much rim an axis needs: also what chapter 3's exercise `pad_sizes` is graded by."""

import pytest

from minitf.ops.convolution.geometry import pad_sizes


def test_valid_needs_no_rim():
    assert pad_sizes(7, 3, 1, 1, "VALID") == (0, 0)


def test_a_rim_that_was_asked_for_is_returned():
    assert tuple(pad_sizes(7, 3, 2, 2, (4, 1))) == (4, 1)


@pytest.mark.parametrize(("k", "rim"), [(1, (0, 0)), (3, (1, 1)), (5, (2, 2)), (7, (3, 3))])
def test_an_odd_window_in_single_steps_has_the_same_rim_on_both_sides(k, rim):
    assert pad_sizes(10, k, 1, 1, "SAME") == rim


@pytest.mark.parametrize(("k", "rim"), [(2, (0, 1)), (4, (1, 2))])
def test_the_odd_one_stands_behind(k, rim):
    assert pad_sizes(10, k, 1, 1, "SAME") == rim


@pytest.mark.parametrize(("n", "rim"), [(6, (0, 1)), (7, (1, 1)), (8, (0, 1)), (9, (1, 1))])
def test_long_strides_need_less_rim(n, rim):
    assert pad_sizes(n, 3, 2, 1, "SAME") == rim


@pytest.mark.parametrize(("n", "k", "stride"), [(6, 1, 2), (8, 2, 4), (9, 1, 3)])
def test_a_window_that_jumps_over_pixels_needs_none(n, k, stride):
    assert pad_sizes(n, k, stride, 1, "SAME") == (0, 0)


@pytest.mark.parametrize(("dilation", "rim"), [(2, (2, 2)), (3, (3, 3))])
def test_the_gaps_of_a_window_count(dilation, rim):
    assert pad_sizes(10, 3, 1, dilation, "SAME") == rim
