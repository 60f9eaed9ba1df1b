"""ThreeFry: the published answers, and what TensorFlow's compiler draws (golden/threefry.json)."""

import json
from pathlib import Path

import numpy as np
import pytest

from minitf.backend import threefry
from minitf.backend.dtypes import as_dtype

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "threefry.json").read_text(encoding="utf-8"))["draws"]
CASES = [(name, *case) for name, cases in GOLDEN.items() for case in cases]


@pytest.mark.parametrize(
    ("key", "counter", "words"),
    [  # Random123's file kat_vectors, threefry2x32 of 20 rounds
        (0, 0, "6b200159 99ba4efe"),
        (2**64 - 1, 2**64 - 1, "1cb996fc bb002be7"),
        (0x03707344_13198A2E, 0x85A308D3_243F6A88, "c4923a9c 483df7a0"),
    ],
)
def test_the_published_answer(key, counter, words):
    assert [f"{word[0]:08x}" for word in threefry.groups(key, counter, 1)] == words.split()


@pytest.mark.parametrize(("name", "seed", "shape", "expected"), CASES, ids=[f"{c[0]} {c[1]} {c[2]}" for c in CASES])
def test_what_compiled_functions_draw(name, seed, shape, expected):
    sampler, dtype, *limits = name.split()
    dtype = as_dtype(dtype)
    low, high = (word % 2**32 for word in seed)
    found = getattr(threefry, sampler)(low | high << 32, 0, tuple(shape), *map(int, limits), dtype)
    wanted = np.frombuffer(bytes.fromhex(expected), dtype.np).reshape(shape)
    assert found.dtype == wanted.dtype
    if sampler in ("normal", "truncated_normal"):  # sines, logarithms and roots of the machine's NumPy
        tolerance = 5e-7 if dtype.size == 4 else 1e-9  # the compiler's own constants for float64 have few digits
        np.testing.assert_allclose(found, wanted, rtol=tolerance, atol=tolerance)
    else:
        assert found.tobytes() == wanted.tobytes()


def test_a_counter_goes_on():
    x, y = threefry.groups(7, 2**32 - 2, 5)
    for i in range(5):
        assert [x[i], y[i]] == [word[0] for word in threefry.groups(7, 2**32 - 2 + i, 1)]


@pytest.mark.parametrize("shape", [(0,), (2, 0)])
def test_nothing_is_drawn_when_nothing_is_asked_for(shape):
    assert threefry.uniform(1, 0, shape).shape == shape
    assert threefry.normal(1, 0, shape).shape == shape


def test_mean_and_deviation():
    for draw, mean, deviation in [(threefry.uniform, 0.5, 12**-0.5), (threefry.normal, 0, 1),
                                  (threefry.truncated_normal, 0, 0.8796)]:
        x = draw(5, 6, (100, 201)).astype(float)
        np.testing.assert_allclose([x.mean(), x.std()], [mean, deviation], atol=0.03)
