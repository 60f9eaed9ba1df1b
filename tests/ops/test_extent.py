"""How many places a window covers: also what chapter 3's exercise `extent` is graded by."""

import pytest

from minitf.ops.convolution.geometry import extent


@pytest.mark.parametrize("k", [1, 2, 3, 7])
def test_without_gaps_it_is_the_number_of_taps(k):
    assert extent(k, 1) == k


@pytest.mark.parametrize("dilation", [1, 2, 5])
def test_a_single_tap_covers_one_place(dilation):
    assert extent(1, dilation) == 1


@pytest.mark.parametrize(("k", "dilation", "covered"), [(2, 2, 3), (3, 2, 5), (3, 3, 7), (5, 4, 17)])
def test_the_gaps_lie_between_the_taps(k, dilation, covered):
    assert extent(k, dilation) == covered
