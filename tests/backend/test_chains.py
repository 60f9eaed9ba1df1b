"""Pieces of arrays that broadcast: the same as the whole, at every boundary."""

import numpy as np
import pytest

from minitf.backend.chains import in_blocks, pieces

random = np.random.default_rng(0)
X = random.standard_normal((7, 6)).astype(np.float32)


def both(xp, x, y, total, larger):
    np.add(x, y, out=total)
    np.greater(x, y, out=larger)


@pytest.mark.parametrize("shape", [(7, 6), (6,), (1, 6), (7, 1), (), (1,), (1, 1)])
@pytest.mark.parametrize("block", [1, 6, 13, 100])
def test_pieces_give_what_the_whole_gives(shape, block):
    y = random.standard_normal(shape).astype(np.float32)
    total, larger = in_blocks(np, both, ["float32", "bool"], X, y, small=1, block=block)
    np.testing.assert_array_equal(total, X + y)
    np.testing.assert_array_equal(larger, y < X)
    assert (total.dtype, larger.dtype) == (np.float32, bool)


def test_views_in_any_order():
    total, _ = in_blocks(np, both, ["float32", "bool"], X.T, X.T[:, ::-1], small=1, block=4)
    np.testing.assert_array_equal(total, X.T + X.T[:, ::-1])


def test_what_cannot_be_cut_is_done_at_once():
    x = np.zeros((2, 3, 4))
    assert pieces((x, np.zeros((3, 1)))) is None
    assert pieces((np.zeros((1, 8)), np.zeros((1, 1, 8)))) is None
    calls = []

    def f(xp, x, y, z):
        calls.append(x.shape)
        np.add(x, y, out=z)

    in_blocks(np, f, ["float64"], x, np.zeros((3, 1)), small=1, block=2)
    assert calls == [(2, 3, 4)]


def test_one_result_comes_alone_and_empty_arrays_are_fine():
    def f(xp, x, y):
        np.exp(x, out=y)

    assert in_blocks(np, f, ["float32"], np.zeros((0, 3), np.float32)).shape == (0, 3)


def test_pieces_are_small():
    sizes = []

    def f(xp, x, y):
        sizes.append(x.size)
        np.exp(x, out=y)

    in_blocks(np, f, ["float32"], np.zeros(1000, np.float32), small=10, block=64)
    assert sum(sizes) == 1000
    assert max(sizes) <= 64


@pytest.mark.filterwarnings("error")
def test_infinities_are_no_warning():
    def f(xp, x, y):
        np.log(x, out=y)

    for small in 1, 100:
        with np.errstate(all="raise"):
            y = in_blocks(np, f, ["float32"], np.zeros(10, np.float32), small=small, block=2)
        assert np.isneginf(y).all()
