"""dct: the matrix of cosines, of every type; idct undoes it."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from naive import signal as naive

X = np.cos(np.arange(10.0) ** 2).reshape(2, 5)


@pytest.mark.parametrize("kind", [1, 2, 3, 4])
@pytest.mark.parametrize("n", [None, 2, 5, 8])
def test_it_is_the_matrix_of_cosines(kind, n):
    expected = naive.dct(X if n is None else naive.fit(X, n), kind)
    np.testing.assert_allclose(tf.signal.dct(X, kind, n), expected, atol=1e-12)


@pytest.mark.parametrize("kind", [2, 3, 4])
def test_the_orthogonal_form_keeps_lengths_and_is_inverted(kind):
    y = tf.signal.dct(X, kind, norm="ortho").numpy()
    np.testing.assert_allclose((y**2).sum(-1), (X**2).sum(-1))
    np.testing.assert_allclose(tf.signal.idct(y, kind, norm="ortho"), X, atol=1e-12)


@pytest.mark.parametrize(("kind", "factor"), [(1, 8), (2, 10), (3, 10), (4, 10)])
def test_the_inverse_is_that_up_to_a_factor(kind, factor):
    np.testing.assert_allclose(tf.signal.idct(tf.signal.dct(X, kind), kind), factor * X, atol=1e-12)


@pytest.mark.parametrize("kind", [1, 2, 3, 4])
def test_gradients_to_second_order(kind):
    check_gradients(lambda x: tf.signal.dct(x * x, kind, n=4), X)


@pytest.mark.parametrize(("arguments", "error"), [
    ({"type": 5}, ValueError), ({"n": 0}, ValueError), ({"axis": 0}, NotImplementedError),
    ({"norm": "loud"}, ValueError), ({"type": 1, "norm": "ortho"}, ValueError), ({"type": 1, "n": 1}, ValueError),
])  # fmt: skip
def test_wrong_calls(arguments, error):
    with pytest.raises(error, match="dct: "):
        tf.signal.dct(X, **arguments)


def test_integers_are_refused():
    with pytest.raises(TypeError, match="float32 or float64"):
        tf.signal.dct(tf.constant([1, 2]))
