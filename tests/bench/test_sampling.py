"""The programs of the random rows draw a million numbers of the same distribution, in minitf and in NumPy."""

import numpy as np
import pytest

import minitf as tf
from minitf.bench import sampling


@pytest.mark.parametrize(
    ("name", "mean", "deviation"), [("uniform", 0.5, 12**-0.5), ("normal", 0, 1), ("truncated", 0, 0.8796)]
)
def test_both_draw_from_the_same_distribution(name, mean, deviation):
    for program in (getattr(sampling, name)(tf), getattr(sampling, f"{name}_numpy")()):
        x = np.asarray(program()).astype(np.float64)
        assert x.shape == (sampling.COUNT,)
        np.testing.assert_allclose([x.mean(), x.std()], [mean, deviation], atol=0.01)
