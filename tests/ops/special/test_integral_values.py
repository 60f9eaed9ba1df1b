"""The named integrals against sums of their integrands, and across the joints of their tables."""

import math

import numpy as np
import pytest

from minitf.ops.special import integral_values as values
from minitf.ops.special.tables import elementwise
from naive import special as naive

X = np.array([0.05, 0.3, 0.9, 1.4, 1.7, 3.3, 4.9, 5.2, 7.0])


def of(name, x=X):
    return elementwise(np, getattr(values, f"{name}_values"), np.asarray(x))


@pytest.mark.parametrize(("name", "wanted"), [
    ("dawson", naive.dawsn), ("expint", naive.expint), ("spence", naive.spence),
    ("fresnel_cos", lambda x: naive.fresnel(np.cos, x)), ("fresnel_sin", lambda x: naive.fresnel(np.sin, x)),
])  # fmt: skip
def test_as_the_integral(name, wanted):
    np.testing.assert_allclose(of(name), wanted(X), rtol=2e-14, atol=2e-15)


@pytest.mark.parametrize(("name", "joint"), [
    ("dawson", values.NEAR_DAWSON), ("expint", values.NEAR_EXPINT), ("fresnel_cos", values.NEAR_FRESNEL),
    ("fresnel_sin", values.NEAR_FRESNEL), ("spence", 0.5), ("spence", 2.0),
])  # fmt: skip
def test_the_joint_of_two_formulas_does_not_show(name, joint):
    below, above = of(name, joint * np.array([1 - 1e-15, 1 + 1e-15]))
    assert abs(below - above) <= 2e-14 * max(abs(above), 1)


def test_far_out():
    np.testing.assert_allclose(of("dawson", [1e8]), [0.5e-8], rtol=1e-15)
    np.testing.assert_allclose(of("fresnel_cos", [1e9, -math.inf]), [0.5, -0.5], atol=1e-9)
    np.testing.assert_allclose(of("fresnel_sin", [20.0]), [0.5 - 1 / (20 * math.pi)], atol=1e-5)
    np.testing.assert_allclose(of("expint", [600.0]), [math.exp(600) / 600 * 1.00167226], rtol=1e-7)


def test_spence_at_its_known_points():
    np.testing.assert_allclose(of("spence", [0.0, 0.5, 1.0, 2.0]),
                               [math.pi**2 / 6, math.pi**2 / 12 - math.log(2) ** 2 / 2, 0, -math.pi**2 / 12],
                               rtol=1e-15)
