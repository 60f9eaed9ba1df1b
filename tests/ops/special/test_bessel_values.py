"""Bessel functions by what they satisfy: their Wronskians, at all sizes, and across the joints of their tables."""

import math

import numpy as np
import pytest

from minitf.ops.special import bessel_values as values
from minitf.ops.special.tables import elementwise

X = np.concatenate([np.linspace(0.01, 40, 1001), 10.0 ** np.linspace(-8, 4, 201)])


def of(name, x=X):
    return elementwise(np, getattr(values, f"{name}_values"), x)


def test_wronskian_of_the_ordinary_ones():
    """https://dlmf.nist.gov/10.5"""
    product = (of("j1") * of("y0") - of("j0") * of("y1")) * math.pi * X / 2
    np.testing.assert_allclose(product, 1, rtol=2e-14)


def test_wronskian_of_the_modified_ones():
    """https://dlmf.nist.gov/10.28"""
    product = (of("i0e") * of("k1e") + of("i1e") * of("k0e")) * X
    np.testing.assert_allclose(product, 1, rtol=4e-15)


@pytest.mark.parametrize(("name", "joint"), [
    ("i0e", values.NEAR_MODIFIED), ("i1e", values.NEAR_MODIFIED), ("k0", values.NEAR_K), ("k1", values.NEAR_K),
    ("j0", values.NEAR_ORDINARY), ("j1", values.NEAR_ORDINARY), ("y0", values.NEAR_ORDINARY),
    ("y1", values.NEAR_ORDINARY),
])  # fmt: skip
def test_the_joint_of_two_formulas_does_not_show(name, joint):
    below, above = of(name, joint * np.array([1 - 1e-15, 1 + 1e-15]))
    assert abs(below - above) <= 6e-15


def test_the_asymptotic_series_takes_over_unseen():
    u = values.NEAR_MODIFIED / (values.TAIL * np.array([1 - 1e-12, 1 + 1e-12]))
    for far in (values.i0_far, values.i1_far):
        below, above = far(u)
        assert abs(below / above - 1) < 1e-12


def test_scaled_and_plain_agree():
    x = np.linspace(0.1, 20, 50)
    np.testing.assert_allclose(of("k0", x) * np.exp(x), of("k0e", x), rtol=1e-14)
    np.testing.assert_allclose(of("i1", x) * np.exp(-x), of("i1e", x), rtol=1e-14)


def test_float32_has_all_its_digits():
    x = np.linspace(0.1, 30, 501).astype("float32")
    for name in ("i0e", "i1e", "k0e", "k1e"):
        np.testing.assert_allclose(of(name, x), of(name, x.astype(float)), rtol=1.3e-7)
    for name in ("j0", "j1", "y0", "y1"):
        np.testing.assert_allclose(of(name, x), of(name, x.astype(float)), rtol=1.3e-7, atol=3e-9)
