"""The programs of the rows of Lite: the interpreter and the NumPy twin compute the same."""

import numpy as np

import minitf as tf
from minitf.bench import lite


def test_floats_and_integers():
    expected = lite.invoke_numpy()()
    np.testing.assert_allclose(lite.floats(tf)(), expected, atol=1e-5)
    np.testing.assert_allclose(lite.integers(tf)(), expected, atol=0.05 * expected.max())


def test_the_network_for_phones():
    expected = lite.invoke_light_numpy()()
    np.testing.assert_allclose(lite.light_floats(tf)(), expected, atol=1e-5)
    np.testing.assert_allclose(lite.light_integers(tf)(), expected, atol=0.05 * expected.max())
