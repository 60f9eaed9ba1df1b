"""Where windows stand, against positions counted one by one."""

import itertools

import pytest

from minitf.backend.errors import RuleError
from minitf.ops.convolution.geometry import (
    channels_first,
    extent,
    geometry,
    output_size,
    pad_sizes,
    put_together,
    spatial_part,
    take_apart,
)

CASES = list(itertools.product(range(1, 8), range(1, 5), range(1, 4), range(1, 4)))


def starts(n, k, stride, dilation):
    """Where windows that lie inside of n places begin."""
    return [i for i in range(0, n, stride) if i + (k - 1) * dilation < n]


def test_valid_counts_the_windows_that_lie_inside():
    for n, k, stride, dilation in CASES:
        if extent(k, dilation) <= n:
            assert output_size(n, k, stride, dilation, "VALID") == len(starts(n, k, stride, dilation))


def test_same_has_a_window_for_every_strideth_element_and_just_the_padding_for_it():
    for n, k, stride, dilation in CASES:
        before, after = pad_sizes(n, k, stride, dilation, "SAME")
        out = output_size(n, k, stride, dilation, "SAME")
        assert out == len(range(0, n, stride))
        assert len(starts(before + n + after, k, stride, dilation)) == out
        assert after - before in (0, 1)
        assert after == 0 or len(starts(n + before + after - 1, k, stride, dilation)) < out


def test_explicit_padding_counts_as_more_image():
    for n, k, stride, dilation in CASES:
        if extent(k, dilation) <= n + 3:
            expected = output_size(n + 3, k, stride, dilation, "VALID")
            assert output_size(n, k, stride, dilation, (1, 2)) == expected
            assert pad_sizes(n, k, stride, dilation, (1, 2)) == (1, 2)


@pytest.mark.parametrize(("n", "k", "stride"), [(2, 3, 1), (2, 4, 2), (1, 4, 3), (1, 4, 2)])
def test_a_window_that_just_does_not_fit_gives_nothing(n, k, stride):
    assert output_size(n, k, stride, 1, "VALID") == 0


@pytest.mark.parametrize(("n", "k", "stride"), [(2, 4, 1), (1, 5, 2), (0, 3, 1)])
def test_a_window_that_is_much_too_large_is_an_error(n, k, stride):
    with pytest.raises(RuleError, match=f"covers {k} places of an axis that has {n}"):
        output_size(n, k, stride, 1, "VALID")


def test_what_is_unknown_stays_so():
    assert output_size(None, 3, 1, 1, "SAME") is None
    assert output_size(5, None, 2, 1, "SAME") == 3
    assert output_size(5, None, 2, 1, "VALID") is None


def test_a_geometry_goes_axis_by_axis():
    g = geometry((7, 6), (3, 2), (2, 1), (1, 2), ((1, 0), (0, 2)))
    assert g.out == (output_size(7, 3, 2, 1, (1, 0)), output_size(6, 2, 1, 2, (0, 2)))
    assert g.padding == ((1, 0), (0, 2))


def test_an_axis_without_elements_has_no_windows():
    g = geometry((0,), (3,), (1,), (1,), "SAME")
    assert g.out == (0,)
    assert sum(g.padding[0]) + 0 - 3 + 1 == 0


@pytest.mark.parametrize("layout", ["NWC", "NCW", "NHWC", "NCHW", "NDHWC", "NCDHW"])
def test_taking_apart_and_putting_together_are_inverses(layout):
    dims = tuple(range(2, 2 + len(layout)))
    batch, size, channels = take_apart(dims, layout)
    assert put_together(batch, size, channels, layout) == dims
    assert size == spatial_part(dims, layout)
    assert channels == dims[layout.index("C")]
    assert channels_first(layout) == (layout.index("C") == 1)
