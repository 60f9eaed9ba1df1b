"""minitf/keras/models/functional.py"""

import numpy as np
import pytest

import minitf as tf
from keras.models.against_keras import cases, check

keras = tf.keras


@cases("training", "refused_models", "names", "subclasses", "losses")
def test_models_behave_as_in_keras(case, monkeypatch):
    check(case, monkeypatch)


def test_outputs_keep_their_structure():
    x = keras.Input((2,))
    model = keras.Model(x, {"double": x * 2, "pair": (x, [x + 1])})
    y = model(tf.ones((1, 2)))
    assert sorted(y) == ["double", "pair"]
    assert type(y["pair"]) is tuple
    assert type(y["pair"][1]) is list
    assert y["pair"][1][0].numpy().tolist() == [[2.0, 2.0]]


def test_a_shared_layer_learns_from_both_calls():
    a, b = keras.Input((2,)), keras.Input((2,))
    shared = keras.layers.Dense(1, use_bias=False, kernel_initializer="ones")
    model = keras.Model([a, b], shared(a) + shared(b))
    with tf.GradientTape() as tape:
        y = model([tf.constant([[1.0, 2.0]]), tf.constant([[10.0, 20.0]])])
    assert tape.gradient(y, shared.kernel).numpy().ravel().tolist() == [11.0, 22.0]


def test_keys_must_be_the_names_of_inputs():
    x = keras.Input((2,), name="pixels")
    with pytest.warns(UserWarning, match="keys in the dict must match the names"):
        keras.Model({"other": x}, x * 2)


def test_no_losses_of_its_own():
    x = keras.Input((2,))
    with pytest.raises(NotImplementedError, match="add_loss"):
        keras.Model(x, x * 2).add_loss(tf.constant(1.0))


def test_it_runs_inside_a_function():
    x = keras.Input((3,))
    model = keras.Model(x, keras.layers.Dense(2)(x))
    batch = np.random.default_rng(0).standard_normal((4, 3)).astype("float32")
    np.testing.assert_allclose(tf.function(model)(tf.constant(batch)), model(batch), rtol=1e-6)


def test_an_error_names_the_innermost_layer():
    class Fails(keras.layers.Layer):
        def call(self, x):
            if isinstance(x, tf.Tensor) and tf.executing_eagerly():
                raise KeyError("lost")
            return x

    x = keras.Input((2,))
    model = keras.Model(x, Fails(name="culprit")(x))
    with pytest.raises(KeyError, match=r"Fails 'culprit'.*Exception encountered when calling Fails.call\(\)") as info:
        model(tf.ones((1, 2)))
    assert "Functional" not in str(info.value)


def test_a_graph_of_one_batch_size_takes_others():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model(tf.ones([32, 8]))
    assert tf.keras.Sequential([tf.keras.layers.Rescaling(2.0), model])(tf.ones([3, 8])).shape == (3, 1)
