"""Matrices shared out among threads come back in their order."""

import numpy as np
import pytest

from minitf.ops.linalg.lapack import lapack


@pytest.mark.parametrize("shape", [(4, 4), (40, 40), (40, 7, 7), (3, 50, 5, 5), (2, 40, 40)], ids=str)
@pytest.mark.parametrize("name", ["inv", "det", "slogdet", "svd", "qr"])
def test_as_in_one_call(name, shape):
    a = np.random.default_rng(0).standard_normal(shape) + 5 * np.eye(shape[-1])
    f = getattr(np.linalg, name)
    got, wanted = lapack(f, a), f(a)
    pairs = zip(got, wanted) if isinstance(wanted, tuple) else [(got, wanted)]
    for y, expected in pairs:
        np.testing.assert_allclose(y, expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("batch", [(), (40,), (3, 20)], ids=str)
def test_two_arrays_and_options(batch):
    random = np.random.default_rng(0)
    a, b = random.standard_normal((*batch, 6, 6)) + 5 * np.eye(6), random.standard_normal((*batch, 6, 2))
    np.testing.assert_allclose(lapack(np.linalg.solve, a, b), np.linalg.solve(a, b), rtol=1e-9)
    s = lapack(np.linalg.svd, a, compute_uv=False)
    np.testing.assert_allclose(s, np.linalg.svd(a, compute_uv=False), rtol=1e-9)


def test_an_error_in_a_thread_is_raised_here():
    a = np.stack([np.eye(6)] * 50)
    a[-1] = 0
    with pytest.raises(np.linalg.LinAlgError):
        lapack(np.linalg.inv, a)
