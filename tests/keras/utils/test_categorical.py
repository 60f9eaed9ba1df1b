"""Class numbers as rows, and rows of length one."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.utils import normalize, to_categorical


def test_shapes():
    assert to_categorical([0, 1, 2]).shape == (3, 3)
    assert to_categorical([[0], [1]], 5).shape == (2, 5)
    assert to_categorical(np.zeros((2, 3)), 4).shape == (2, 3, 4)
    assert to_categorical(1).tolist() == [0.0, 1.0]


def test_tensors():
    found = to_categorical(tf.constant([[1], [0]]), 2)
    assert isinstance(found, tf.Tensor)
    assert found.numpy().tolist() == [[0.0, 1.0], [1.0, 0.0]]


def test_a_class_out_of_range():
    with pytest.raises(IndexError):
        to_categorical([0, 3], num_classes=3)


@pytest.mark.parametrize("axis", [0, 1, -1])
@pytest.mark.parametrize("order", [1, 2, 3])
def test_lengths_are_one(axis, order):
    x = np.random.default_rng(0).normal(size=(3, 4))
    for made in (normalize(x, axis, order), normalize(tf.constant(x), axis, order).numpy()):
        np.testing.assert_allclose(np.linalg.norm(made, order, axis), 1.0)


def test_zeros_stay():
    assert normalize(np.zeros((1, 2))).tolist() == [[0.0, 0.0]]
    assert normalize(tf.zeros([1, 2])).numpy().tolist() == [[0.0, 0.0]]


def test_classes_out_of_range():
    with pytest.raises(IndexError, match=r"classes from 0 to 5: with num_classes=3 each must be in \[0, 3\)"):
        to_categorical([0, 5], num_classes=3)
