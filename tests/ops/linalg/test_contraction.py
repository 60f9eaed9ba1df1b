"""matvec and tensordot."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.as_recorded import check, table

RNG = np.random.default_rng(0)


@table("contraction")
def test_as_tensorflow(expression):
    check("contraction", expression)


CASES = [
    ((2, 3), (3, 4), 1), ((2, 3), (2, 3), 2), ((2,), (3,), 0), ((2, 3, 4), (4, 3, 5), [[1, 2], [1, 0]]),
    ((2, 3, 4), (5, 2), [0, 1]), ((2, 3), (4, 3), [[-1], [-1]]), ((2, 0), (0, 3), 1), ((0, 3), (3, 2), 1),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "axes"), CASES, ids=str)
def test_tensordot_is_numpys(a, b, axes):
    x, y = RNG.standard_normal(a), RNG.standard_normal(b)
    np.testing.assert_allclose(tf.tensordot(x, y, axes), np.tensordot(x, y, axes), rtol=1e-12)


def test_derivatives():
    x, y = RNG.standard_normal([2, 3, 2]), RNG.standard_normal([2, 3])
    check_gradients(lambda a, b: tf.tensordot(a, b, [[1, 0], [1, 0]]), x, y)
    check_gradients(tf.linalg.matvec, x, RNG.standard_normal([2, 2]))
    check_gradients(lambda a, v: tf.linalg.matvec(a, v, transpose_a=True), x, RNG.standard_normal([2, 3]))


def test_axes_that_do_not_pair_up_are_named():
    with pytest.raises(ValueError, match=r"tensordot: a has shape .*: 1 axes of a cannot be paired with 2 of b"):
        tf.tensordot(tf.zeros([2, 3]), tf.zeros([3, 2]), [[1], [0, 1]])
    with pytest.raises(ValueError, match=r"tensordot: .*axis 5 does not exist"):
        tf.tensordot(tf.zeros([2, 3]), tf.zeros([3, 2]), [[5], [0]])
