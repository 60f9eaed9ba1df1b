"""The programs of the convolution rows: minitf and the NumPy twin compute the same."""

import numpy as np
import pytest

import minitf as tf
from minitf.bench import convolution
from minitf.bench.convolution import Size

SIZES = [convolution.TINY, Size(2, 5, 3, 3, 2, 2), Size(2, 6, 2, 1, 3), Size(1, 7, 2, 4, 1, 3)]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_forward(size):
    np.testing.assert_allclose(convolution.forward(size, tf)(), convolution.forward_numpy(size)(), rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_backward(size):
    dw, dx = convolution.backward_numpy(size)()
    found_dx, found_dw = convolution.backward(size, tf)()
    np.testing.assert_allclose(found_dx, dx, rtol=1e-4, atol=1e-4)
    np.testing.assert_allclose(found_dw, dw.reshape(found_dw.shape), rtol=1e-4, atol=1e-4)
