"""fftnd and its kin: any axes, in any order, and NumPy's norms. TensorFlow has no kernel to compare with."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients

X = np.cos(np.arange(24.0) ** 2).reshape(2, 3, 4)
Z = X + 1j * np.sin(X * 5)
CASES = [
    {}, {"axes": [0]}, {"axes": [-1, 0]}, {"fft_length": [3, 2]}, {"fft_length": [4, 3], "axes": [2, 0]},
    {"norm": "ortho"}, {"norm": "forward", "axes": [1]},
]  # fmt: skip


def numpys(case):
    """The arguments as NumPy calls them."""
    axes = case.get("axes") or list(range(-len(case["fft_length"]), 0) if "fft_length" in case else range(3))
    return {"s": case.get("fft_length"), "axes": axes, "norm": case.get("norm")}


@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.parametrize(("name", "x"), [("fftn", Z), ("ifftn", Z), ("rfftn", X), ("irfftn", Z)])
def test_they_are_numpys(name, x, case):
    expected = getattr(np.fft, name)(x, **numpys(case))
    np.testing.assert_allclose(getattr(tf.signal, f"{name}d")(tf.constant(x), **case), expected, atol=1e-12)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_gradients(case):
    check_gradients(lambda x: tf.math.real(tf.signal.fftnd(tf.complex(x * x, x), **case)), X)
    check_gradients(lambda x: tf.math.imag(tf.signal.ifftnd(tf.complex(x * x, x), **case)), X)
    check_gradients(lambda x: tf.math.imag(tf.signal.rfftnd(x * x, **case)), X)
    check_gradients(lambda x: tf.signal.irfftnd(tf.complex(x * x, x), **case), X)


@pytest.mark.parametrize(("case", "error"), [
    ({"axes": [3]}, tf.errors.InvalidArgumentError),
    ({"axes": [0, 0]}, tf.errors.InvalidArgumentError),
    ({"axes": [0], "fft_length": [2, 2]}, tf.errors.InvalidArgumentError),
    ({"fft_length": [0]}, tf.errors.InvalidArgumentError),
    ({"norm": "loud"}, ValueError),
])  # fmt: skip
def test_wrong_calls(case, error):
    with pytest.raises(error, match=r"(FFTND|fftnd): "):
        tf.signal.fftnd(Z, **case)
