"""Sums and products of quantized numbers: within a step of the real ones."""

import numpy as np
import pytest

from lite.models import one_of_integers
from minitf.lite.kernels.integers import MANY
from minitf.lite.options import RELU, AddOptions

RANDOM = np.random.default_rng(0)


@pytest.mark.parametrize("dtype", ["int8", "int16"])
@pytest.mark.parametrize(("name", "function"), [("ADD", np.add), ("SUB", np.subtract), ("MUL", np.multiply)])
def test_pairs(name, function, dtype):
    x, y = (RANDOM.integers(-100, 100, 200).astype(dtype) for _ in range(2))
    step, zero = {"MUL": 8.0}.get(name, 0.7), 0 if dtype == "int16" else 5
    _, real = one_of_integers(name, (x, 0.5, zero), (y, 0.13, -zero), out=(dtype, step, 0))
    expected = function(0.5 * (x.astype(float) - zero), 0.13 * (y.astype(float) + zero))
    assert np.abs(real - expected).max() <= step * 0.76  # the last step rounds twice


@pytest.mark.parametrize("name", ["ADD", "SUB", "MUL"])
def test_many_pairs_are_looked_up_and_come_out_the_same(name):
    x, y = (RANDOM.integers(-128, 128, (MANY // 64, 64)).astype(np.int8) for _ in range(2))
    settings = {"out": ("int8", 0.7, 3)}
    found, _ = one_of_integers(name, (x, 0.5, 5), (y, 0.13, -5), **settings)
    few = [one_of_integers(name, (x[i : i + 1], 0.5, 5), (y[i : i + 1], 0.13, -5), **settings)[0] for i in (0, 9)]
    assert np.array_equal(found[[0, 9]], np.concatenate(few))


def test_a_fused_activation_cuts_at_the_zero_point():
    found, _ = one_of_integers("ADD", (np.int8([-50, 50]), 0.5, 0), (np.int8([0, 0]), 0.5, 0), out=("int8", 0.5, -10),
                               options=AddOptions(RELU))
    assert found.tolist() == [-10, 40]
