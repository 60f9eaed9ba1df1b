"""minitf/keras/layers/core/dense.py"""

import numpy as np
import pytest

import minitf as tf
from keras.contract import check_layer

Dense = tf.keras.layers.Dense


@pytest.mark.parametrize(("arguments", "input_shape", "output_shape", "trainable"), [
    ({"units": 3}, (2, 4), (2, 3), 2),
    ({"units": 3, "use_bias": False, "activation": "relu"}, (2, 5, 4), (2, 5, 3), 1),
    ({"units": 2, "kernel_initializer": "ones", "kernel_regularizer": "l2", "bias_constraint": "non_neg",
      "activation": "sigmoid"}, (2, 1, 5, 4), (2, 1, 5, 2), 2),
])
def test_contract(arguments, input_shape, output_shape, trainable):
    check_layer(Dense, arguments, input_shape, output_shape=output_shape, trainable=trainable, mask="kept")


def test_it_is_a_product_and_a_sum():
    dense = Dense(2, activation="relu")
    x = np.array([[1.0, -2.0, 3.0]], "float32")
    dense(x)
    kernel, bias = np.array([[1.0, 2.0], [3.0, 4.0], [-5.0, 6.0]]), np.array([0.5, -100.0])
    dense.set_weights([kernel, bias])
    np.testing.assert_allclose(dense(x), np.maximum(x @ kernel + bias, 0))


def test_without_a_bias_there_is_none():
    dense = Dense(2, use_bias=False)
    dense.build((None, 3))
    assert dense.bias is None
    assert len(dense.weights) == 1


@pytest.mark.parametrize("units", [0, -1, 2.5, "3"])
def test_units_must_be_a_positive_integer(units):
    with pytest.raises(ValueError, match="units is"):
        Dense(units)


def test_what_is_not_built_is_refused():
    with pytest.raises(ValueError, match="not built"):
        Dense(2, lora_rank=4)


def test_the_wrong_width_is_refused():
    dense = Dense(2, name="wide")
    dense(tf.ones((1, 3)))
    with pytest.raises(ValueError, match=r"Dense 'wide'.*expected axis -1 of input shape to have value 3"):
        dense(tf.ones((1, 4)))
    with pytest.raises(ValueError, match="expected min_ndim=2, found ndim=1"):
        Dense(2)(tf.ones(3))


def test_a_model_of_sparse_inputs_is_that_of_the_dense_ones():
    dense = np.array([[0, 1, 0], [2, 0, 0], [0, 0, 0], [3, 0, 4]], np.float32)
    inputs = tf.keras.Input((3,), sparse=True)
    model = tf.keras.Model(inputs, tf.keras.layers.Dense(2)(inputs))
    sparse, target = tf.sparse.from_dense(dense.astype(int)), np.ones([4, 2])
    np.testing.assert_allclose(model(sparse), model(dense), rtol=1e-6)
    np.testing.assert_allclose(model.predict(sparse, batch_size=2, verbose=0), model(dense), rtol=1e-6)
    model.compile("sgd", "mse")
    before = model.evaluate(sparse, target, batch_size=3, verbose=0)
    assert model.fit(sparse, target, batch_size=2, epochs=2, verbose=0).history["loss"][1] < before
