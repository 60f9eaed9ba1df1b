"""Every program of the table runs, and does what its NumPy twin does."""

import numpy as np
import pytest

import minitf as tf
from minitf.bench import eager


@pytest.mark.parametrize("name", ["add", "matmul", "add_taped", "matmul_taped", "chain"])
def test_programs_run(name):
    getattr(eager, name)(tf)()


@pytest.mark.parametrize("name", ["add_numpy", "matmul_numpy", "chain_numpy"])
def test_twins_run(name):
    getattr(eager, name)()()


def test_gradient_through_ten_thousand_ops_is_right_and_does_not_recurse():
    x = tf.constant(1.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = x
        for _ in range(10_000):
            y = y * 0.9999
    np.testing.assert_allclose(tape.gradient(y, x).numpy(), 0.9999**10_000, rtol=1e-3)
