"""frame and overlap_and_add: what cutting and adding one frame after the other gives."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from naive import signal as naive


@pytest.mark.parametrize(("length", "step"), [(3, 1), (3, 2), (2, 3), (1, 1), (0, 2), (9, 1)])
def test_frames_are_cut_one_by_one(length, step):
    x = np.arange(16.0).reshape(2, 8)
    np.testing.assert_array_equal(tf.signal.frame(x, length, step), naive.frame(x, length, step))


def test_time_may_be_any_axis():
    x = np.arange(16.0).reshape(8, 2)
    expected = np.moveaxis(naive.frame(x.T, 3, 2), 0, -1)
    np.testing.assert_array_equal(tf.signal.frame(x, 3, 2, axis=0), expected)


@pytest.mark.parametrize("step", [1, 2, 3, 4, 7])
@pytest.mark.parametrize("dims", [(2, 3, 4), (1, 5), (4, 1), (2, 1, 3), (3, 0)])
def test_frames_are_added_one_by_one(dims, step):
    x = np.cos(np.arange(np.prod(dims))).reshape(dims)
    np.testing.assert_allclose(tf.signal.overlap_and_add(x, step), naive.overlap_and_add(x, step), atol=1e-12)


def test_gradients_to_second_order():
    x = np.cos(np.arange(10.0)).reshape(2, 5)
    check_gradients(lambda x: tf.signal.frame(x * x, 3, 2, pad_end=True), x)
    check_gradients(lambda x: tf.signal.overlap_and_add(x * x, 2), x)


@pytest.mark.parametrize(("call", "error"), [
    (lambda x: tf.signal.frame(x, 2, 0), tf.errors.InvalidArgumentError),
    (lambda x: tf.signal.frame(x, -1, 1), tf.errors.InvalidArgumentError),
    (lambda x: tf.signal.frame(x[0, 0], 2, 1), ValueError),
    (lambda x: tf.signal.frame(x, 2, 1, axis=2), IndexError),
    (lambda x: tf.signal.overlap_and_add(x, 0), tf.errors.InvalidArgumentError),
    (lambda x: tf.signal.overlap_and_add(x, 1.0), ValueError),
    (lambda x: tf.signal.overlap_and_add(x[0], 1), ValueError),
])  # fmt: skip
def test_wrong_calls(call, error):
    with pytest.raises(error, match=": "):
        call(tf.zeros([2, 3]))
