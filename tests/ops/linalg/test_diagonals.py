import numpy as np
import pytest

import minitf as tf
from naive import linalg

RNG = np.random.default_rng(0)


@pytest.mark.parametrize("align", ["RIGHT_LEFT", "LEFT_RIGHT", "LEFT_LEFT", "RIGHT_RIGHT"])
@pytest.mark.parametrize("k", [(0, 0), (-2, -2), (1, 1), (-1, 1), (-2, 3)])
def test_taking_out_and_putting_back(k, align):
    x = RNG.standard_normal((2, 3, 4))
    taken = tf.linalg.diag_part(x, k=k, align=align, padding_value=9)
    np.testing.assert_array_equal(taken.numpy(), linalg.diag_part(x, *k, align, padding=9))
    whole = tf.linalg.set_diag(tf.zeros_like(x), taken, k=k, align=align).numpy()
    np.testing.assert_array_equal(whole, linalg.set_diag(np.zeros_like(x), taken.numpy(), *k, align))
    np.testing.assert_array_equal(tf.linalg.diag(taken, k=k, num_rows=3, num_cols=4, align=align).numpy(), whole)
    np.testing.assert_array_equal(tf.linalg.set_diag(x, taken, k=k, align=align).numpy(), x)


def test_k_may_be_a_number_or_a_list():
    x = tf.ones([3, 3])
    np.testing.assert_array_equal(tf.linalg.diag_part(x, k=1).numpy(), tf.linalg.diag_part(x, k=[1]).numpy())


def test_padding_stands_beside_the_diagonal():
    np.testing.assert_array_equal(tf.linalg.diag([1, 2], padding_value=7).numpy(), [[1, 7], [7, 2]])


def test_a_trace_keeps_the_dtype():
    assert tf.linalg.trace(tf.ones([2, 3, 3], tf.int32)).numpy().tolist() == [3, 3]


@pytest.mark.parametrize("call", [
    lambda: tf.linalg.diag_part(tf.ones([3]), k=0), lambda: tf.linalg.diag_part(tf.ones([2, 2]), k=2),
    lambda: tf.linalg.diag_part(tf.ones([2, 2]), k=(1, 0)), lambda: tf.linalg.diag(tf.ones([2]), align="LEFT"),
    lambda: tf.linalg.diag(tf.ones([3, 2]), k=(0, 1)), lambda: tf.linalg.set_diag(tf.ones([2, 2]), [1.0, 2.0, 3.0]),
    lambda: tf.linalg.diag([1.0], padding_value=[1.0]), lambda: tf.linalg.diag(1.0),
])  # fmt: skip
def test_what_does_not_fit_is_refused(call):
    with pytest.raises(tf.errors.InvalidArgumentError):
        call()
