"""The sample of a series: fair, and the same however its points come."""

import numpy as np

from minitf.board.viewer.reservoir import Reservoir


def test_few_points_are_all_kept():
    sample = Reservoir(size=10)
    for _ in range(10):
        sample.add(1)
    assert sample.kept.tolist() == list(range(10))


def test_one_by_one_or_all_at_once():
    one, all_ = Reservoir(size=10), Reservoir(size=10)
    for _ in range(100):
        one.add(1)
    all_.add(100)
    assert one.kept.tolist() == all_.kept.tolist()
    assert (one.kept[0], one.kept[-1], len(one.kept)) == (0, 99, 10)


def test_every_part_of_a_series_has_its_share():
    sample = Reservoir(size=1000)
    for _ in range(10):
        sample.add(10_000)
    shares = np.bincount(sample.kept // 10_000)
    assert shares.sum() == 1000
    assert shares.min() > 60, "a tenth each, and five standard deviations below"
    assert shares.max() < 150
