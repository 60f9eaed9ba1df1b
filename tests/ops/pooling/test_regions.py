"""Regions of two sizes in random order."""

import numpy as np
import pytest

from minitf.ops.pooling.regions import RegionDraw, taps_of

# What TensorFlow drew for 10 rows in 6 regions, from the streams (87654321, seed).
RECORDED = {(1, True): [0, 2, 4, 6, 7, 9, 10], (1, False): [0, 2, 3, 5, 6, 8, 10], (7, False): [0, 2, 4, 6, 7, 9, 10]}


@pytest.mark.parametrize(("seed", "pseudo_random"), RECORDED)
def test_the_regions_are_tensorflows(seed, pseudo_random):
    bounds = RegionDraw(87654321, seed).bounds(10, 6, pseudo_random)
    assert bounds.tolist() == RECORDED[seed, pseudo_random]


@pytest.mark.parametrize("pseudo_random", [False, True])
@pytest.mark.parametrize(("n", "m"), [(10, 7), (9, 3), (5, 5), (11, 2)])
def test_regions_have_one_of_two_sizes(n, m, pseudo_random):
    bounds = RegionDraw(0, 0).bounds(n, m, pseudo_random)
    assert (bounds[0], bounds[-1], len(bounds)) == (0, n, m + 1)
    assert set(np.diff(bounds)) <= {n // m, n // m + 1}


def test_overlapping_regions_share_their_border():
    bounds = np.array([0, 2, 3, 5])
    indices, counts = taps_of(bounds, 5, True)
    assert [row[used].tolist() for row, used in zip(indices, counts)] == [[0, 1, 2], [2, 3], [3, 4]]
    indices, counts = taps_of(bounds, 5, False)
    assert [row[used].tolist() for row, used in zip(indices, counts)] == [[0, 1], [2], [3, 4]]
