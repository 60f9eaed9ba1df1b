"""x[key] against TensorFlow's answers. What NumPy selects is compared in contracts/test_properties_indexing.py."""

import numpy as np
import pytest

import minitf as tf
from ops.recorded import check, table
from ops.slopes import assert_slopes

X = np.arange(24.0).reshape(2, 3, 4)


@table("indexing")
def test_as_tensorflow(call, answered):
    check(call, answered)


@pytest.mark.parametrize("key", [1, np.s_[:, ::-2], np.s_[..., None, 1], np.s_[1, 1:, 3], np.s_[0:0]], ids=str)
def test_slopes(key):
    assert_slopes(lambda x: x[key] ** 2, X / 10)


def test_slopes_of_a_mask():
    assert_slopes(lambda x: x[tf.constant([[True, False, True], [False, True, False]])] ** 2, X / 10)


def test_a_list_of_bools_is_refused():
    with pytest.raises(TypeError, match="getitem: index is True: only integers"):
        tf.constant(X)[[True, False]]


def test_an_index_too_large_for_any_tensor():
    with pytest.raises(ValueError, match="must fit in 64 bits"):
        tf.constant(X)[2**70]
    assert tf.constant(X)[: 2**62].shape == X.shape


def test_a_variable_as_an_index():
    assert tf.constant([5, 6, 7])[tf.Variable(2)].numpy() == 7


def test_newaxis_is_none():
    assert tf.newaxis is None
    assert tf.constant(X)[:, tf.newaxis].shape == (2, 1, 3, 4)
