import numpy as np
import pytest

import minitf as tf
from minitf.lite.pruning import pruned, sparsity_at

WEIGHTS = np.array([[0.5, -0.1, 3.0], [-2.0, 0.2, -0.3]], np.float32)


def test_the_smallest_go_whatever_their_sign():
    assert pruned(WEIGHTS, 0.5).tolist() == [[0.5, 0.0, 3.0], [-2.0, 0.0, 0.0]]


def test_the_others_stay_as_they_are():
    found = pruned(WEIGHTS, 0.34)
    assert (found == 0).sum() == 2
    assert (found[found != 0] == WEIGHTS[found != 0]).all()
    assert found.dtype == np.float32


def test_the_weights_themselves_are_not_changed():
    before = WEIGHTS.copy()
    pruned(WEIGHTS, 0.9)
    np.testing.assert_array_equal(WEIGHTS, before)


def test_exactly_so_many_go_also_of_equal_ones():
    assert pruned(np.ones(10), 0.3).tolist() == [0.0] * 3 + [1.0] * 7


@pytest.mark.parametrize("sparsity", [-0.1, 1.0, 50])
def test_a_share_is_less_than_one(sparsity):
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"in \[0, 1\)"):
        pruned(WEIGHTS, sparsity)


def test_it_grows_fast_and_then_slowly():
    steps = [sparsity_at(step, 100, 200, 0.8) for step in range(0, 300, 10)]
    assert steps[:11] == [0.0] * 11
    assert steps[20:] == [0.8] * 10
    growth = np.diff(steps[10:21])
    assert (np.diff(growth) < 0).all()
    assert steps[15] == pytest.approx(0.7)
