import numpy as np
import pytest

import minitf as tf


def test_it_convolves_around_a_ring():
    kernel = tf.constant([1, 2, 0, 0], tf.complex64)
    operator = tf.linalg.LinearOperatorCirculant(tf.signal.fft(kernel), tf.float32)
    np.testing.assert_allclose(operator.matvec([1.0, 0.0, 0.0, 10.0]).numpy(), [21, 2, 0, 10], atol=1e-5)
    np.testing.assert_allclose(operator.convolution_kernel().numpy(), [1, 2, 0, 0], atol=1e-6)
    operator.assert_hermitian_spectrum()


def test_it_convolves_pictures_and_solids():
    for kind, fft, shape in ((tf.linalg.LinearOperatorCirculant2D, np.fft.fft2, (3, 4)),
                             (tf.linalg.LinearOperatorCirculant3D, np.fft.fftn, (2, 3, 4))):
        spectrum = fft(np.random.default_rng(0).standard_normal(shape))
        x = np.random.default_rng(1).standard_normal(shape)
        y = np.fft.ifftn(spectrum * np.fft.fftn(x)).real
        operator = kind(spectrum, tf.float64)
        np.testing.assert_allclose(operator.matvec(x.reshape(-1)).numpy(), y.reshape(-1), atol=1e-12)
        assert (operator.block_depth, operator.block_shape) == (len(shape), shape)
        assert operator.block_shape_tensor().numpy().tolist() == list(shape)


def test_a_real_spectrum_is_that_of_a_self_adjoint_one():
    assert tf.linalg.LinearOperatorCirculant([1.0, 2.0]).is_self_adjoint
    with pytest.raises(ValueError, match="self-adjoint"):
        tf.linalg.LinearOperatorCirculant([1.0, 2.0], is_self_adjoint=False)
    with pytest.raises(ValueError, match="at least 2 axes"):
        tf.linalg.LinearOperatorCirculant2D([1.0, 2.0])


def test_its_checks():
    for spectrum, check in (([1j, 0.0], "non_singular"), ([-1.0, 1.0], "positive_definite"),
                            ([1j, 1.0], "self_adjoint")):
        with pytest.raises(tf.errors.InvalidArgumentError, match="spectrum"):
            getattr(tf.linalg.LinearOperatorCirculant(spectrum), f"assert_{check}")()
    with pytest.raises(tf.errors.InvalidArgumentError, match="Hermitian"):
        tf.linalg.LinearOperatorCirculant([1j, 1.0]).assert_hermitian_spectrum()
