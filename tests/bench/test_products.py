"""Products of large matrices, in each library's own words."""

import numpy as np

import minitf as tf
from minitf.bench import products


def test_every_program_multiplies_the_same_matrices():
    ours, by_hand = products.flat(tf)(), products.flat_numpy()()
    assert ours.shape == (64, 1024)
    np.testing.assert_allclose(ours, by_hand, rtol=1e-4, atol=1e-4)
