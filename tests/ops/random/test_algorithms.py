"""Which algorithm, and which key and counter a seed becomes."""

import numpy as np
import pytest

import minitf as tf
from minitf.ops.random.algorithms import as_algorithm, key_counter_alg


@pytest.mark.parametrize("alg", ["philox", "PHILOX", " phi-lox ", 1, tf.random.Algorithm.PHILOX, tf.constant(1)])
def test_names_of_philox(alg):
    assert as_algorithm(alg) == 1


@pytest.mark.parametrize(
    ("alg", "error"), [("mt19937", ValueError), (4, ValueError), (1.0, TypeError), (None, TypeError)]
)
def test_what_names_no_algorithm(alg, error):
    with pytest.raises(error, match="'threefry'"):
        as_algorithm(alg)


def test_philox_scrambles_the_seed_and_threefry_does_not():
    key, counter, alg = key_counter_alg([1, 2], None)
    assert (key.numpy()[0] > 2**32, counter.numpy()[0], alg) == (True, 0, 3)
    key, counter, alg = key_counter_alg(tf.constant([1, -1], tf.int64), "threefry")
    assert (key.numpy().tolist(), counter.numpy().tolist(), alg) == ([1 | (2**32 - 1) << 32], [0], 2)


def test_threefry_draws_what_compiled_tensorflow_does():
    x = tf.random.stateless_uniform([3], [1, 2], alg="threefry")
    np.testing.assert_array_equal(x, np.float32([0.14646709, 0.54565823, 0.5288631]))


@pytest.mark.parametrize(
    "call",
    [
        lambda: tf.random.experimental.stateless_shuffle([1, 2], [1, 2], "threefry"),
        lambda: tf.random.Generator.from_seed(1, "threefry").binomial([2], 5.0, 0.5),
    ],
)
def test_what_only_philox_draws(call):
    with pytest.raises(tf.errors.InvalidArgumentError, match="ThreeFry"):
        call()
