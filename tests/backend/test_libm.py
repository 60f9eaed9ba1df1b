"""The three functions against exact values, and against the C library where it is the one they follow."""

import ctypes
import platform

import numpy as np
import pytest

from minitf.backend import libm

FRACTIONS = np.arange(1, 2**23, 1117, dtype=np.float32) / np.float32(2**23)
ANGLES = (FRACTIONS.astype(np.float64) * (2 * np.pi)).astype(np.float32)
CASES = [
    ("log", FRACTIONS, libm.log),
    ("sin", ANGLES, lambda x: libm.sin_cos(x)[0]),
    ("cos", ANGLES, lambda x: libm.sin_cos(x)[1]),
]


@pytest.mark.parametrize(("name", "x", "function"), CASES, ids=["log", "sin", "cos"])
def test_within_one_unit_in_the_last_place_of_the_exact_value(name, x, function):
    exact = getattr(np, name)(x.astype(np.float64))
    assert function(x).dtype == np.float32
    assert np.all(np.abs(function(x) - exact) <= np.spacing(np.abs(exact).astype(np.float32)))


def glibc():
    name, version = platform.libc_ver()
    new_enough = name == "glibc" and tuple(map(int, version.split("."))) >= (2, 28)
    return new_enough and platform.machine() in ("x86_64", "aarch64")


@pytest.mark.skipif(not glibc(), reason="another C library rounds in its own way")
@pytest.mark.parametrize(("name", "x", "function"), CASES, ids=["log", "sin", "cos"])
def test_equal_to_the_c_library_to_the_last_bit(name, x, function):
    theirs = getattr(ctypes.CDLL("libm.so.6"), f"{name}f")
    theirs.restype, theirs.argtypes = ctypes.c_float, [ctypes.c_float]
    np.testing.assert_array_equal(function(x), np.array([theirs(v) for v in x.tolist()], np.float32))


def test_angles_on_both_sides_of_zero():
    x = np.float32([-3, -1, 0, 1, 3, 100])
    sine, cosine = libm.sin_cos(x)
    np.testing.assert_allclose(sine, np.sin(x), rtol=1e-6)
    np.testing.assert_allclose(cosine, np.cos(x), rtol=1e-6)
