"""Blocks cover everything once, stay small, and leave something for every thread."""

import numpy as np
import pytest

from backend import strict_array as strict
from minitf.backend.parallel import threads
from minitf.ops.convolution import blocks


@pytest.mark.parametrize("dims", [(3, 4, 5), (1, 7), (2, 0, 3), (0, 4), (1, 1, 1, 9)])
@pytest.mark.parametrize("budget", [1, 30, 100, 10000])
def test_blocks_cover_everything_once_and_fit_the_budget(dims, budget):
    times = np.zeros(dims, int)
    for block in blocks.blocks_of(dims, 10, budget):
        times[block] += 1
        assert times[block].size * 10 <= max(budget, 10)
    assert (times == 1).all()


def test_every_thread_gets_something():
    size = 1000
    many = blocks.blocks_of((64, 10, 10), size)
    assert len(many) >= threads()
    assert len(blocks.blocks_of((1, 2, 2), size)) == 1, "too little to share"


@pytest.mark.parametrize("xp", [np, strict])
def test_all_work_is_done_once(xp):
    done, images = [], []
    blocks.share(xp, done.extend, list(range(10)))
    blocks.share_images(xp, lambda lo, hi: images.extend(range(lo, hi)), 10, blocks.BUDGET)
    assert sorted(done) == sorted(images) == list(range(10))


def test_blocks_are_frugal_beside_small_arrays():
    small, large = np.zeros(1 << 10, np.uint8), np.zeros(1 << 26, np.uint8)
    assert blocks.frugal(small, small) == 1 << 16
    assert blocks.frugal(small, large) == blocks.BUDGET
