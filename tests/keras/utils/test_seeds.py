"""One seed for all sources of random numbers."""

import random

import numpy as np
import pytest

import minitf as tf
from minitf.keras.utils.seeds import get_random_seed, set_random_seed


def drawn():
    return random.random(), np.random.rand(), float(tf.random.uniform([])), float(tf.keras.random.uniform([]))


def test_the_same_seed_gives_the_same_numbers_everywhere():
    set_random_seed(8)
    first = drawn()
    assert get_random_seed() == 8
    set_random_seed(8)
    assert drawn() == first
    set_random_seed(9)
    assert all(a != b for a, b in zip(drawn(), first, strict=True))


@pytest.mark.parametrize("seed", [1.5, "1", None, -1])
def test_a_seed_is_an_int_that_numpy_takes(seed):
    with pytest.raises(ValueError, match=r"[Ss]eed"):
        set_random_seed(seed)
