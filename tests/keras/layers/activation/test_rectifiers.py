"""Rectifiers as layers."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("activation", "ReLU LeakyReLU ELU PReLU ThresholdedReLU"))
def test_keras_gave_the_same(expression):
    same_as_keras("activation", expression)


@pytest.mark.parametrize(("name", "arguments", "trainable"), [
    ("ReLU", {}, 0), ("ReLU", {"max_value": 1.0, "negative_slope": 0.1, "threshold": 0.2}, 0),
    ("LeakyReLU", {"negative_slope": 0.1}, 0), ("ELU", {"alpha": 2.0}, 0),
    ("PReLU", {}, 1), ("PReLU", {"shared_axes": [1], "alpha_initializer": "ones"}, 1),
])  # fmt: skip
def test_contract(name, arguments, trainable):
    check_layer(getattr(tf.keras.layers, name), arguments, (2, 3, 4), output_shape=(2, 3, 4), trainable=trainable,
                mask="kept")


def test_the_old_name_of_a_slope_still_works():
    with pytest.warns(UserWarning, match="negative_slope"):
        assert tf.keras.layers.LeakyReLU(alpha=0.5).negative_slope == 0.5


def test_prelu_knows_the_sizes_of_its_own_axes():
    layer = tf.keras.layers.PReLU(shared_axes=[1])
    layer.build((None, 3, 4))
    assert tuple(layer.alpha.shape) == (1, 4)
    with pytest.raises(ValueError, match="axis 2"):
        layer(tf.ones([2, 3, 5]))


def test_shared_axes_of_prelu_must_exist():
    with pytest.raises(IndexError, match=r"shared_axes is \[5\].*axes must be in \[1, 2\)"):
        tf.keras.layers.PReLU(shared_axes=[5])(tf.ones([2, 3]))
