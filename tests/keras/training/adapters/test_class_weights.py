"""How much samples count, by their class."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.training.adapters.class_weights import weights_of_classes


@pytest.mark.parametrize("y", [
    np.array([0, 2, 1]), np.array([[0], [2], [1]]), np.array([[1, 0, 0], [0, 0, 1], [0, 1, 0]]),
    np.array([0.1, 1.9, 1.0]), tf.constant([0, 2, 1])])
def test_numbers_columns_and_one_hot_rows(y):
    weights = weights_of_classes(y, {0: 0.5, 2: 4.0})
    assert weights.tolist() == [0.5, 4.0, 1.0]
    assert weights.dtype == "float32"


def test_weights_in_a_list():
    with pytest.raises(AttributeError, match=r"it must be a dict, class number -> weight. Try dict"):
        weights_of_classes(np.array([0, 1]), [1.0, 2.0])
