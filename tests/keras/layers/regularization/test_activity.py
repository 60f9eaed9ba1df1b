"""Large outputs cost."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("regularization", "ActivityRegularization"))
def test_keras_gave_the_same(expression):
    same_as_keras("regularization", expression)


def test_contract():
    check_layer(tf.keras.layers.ActivityRegularization, {"l1": 0.1, "l2": 0.2}, (2, 3), output_shape=(2, 3))


def test_the_loss_is_of_the_last_call():
    layer = tf.keras.layers.ActivityRegularization(l1=1.0)
    for value in (1.0, 5.0):
        layer(tf.fill([2, 3], value))
    assert [float(loss) for loss in layer.losses] == [15.0]
