"""minitf/keras/layers/fast_call.py"""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.layers.fast_call import LONG_WAY, MOST, call_again, remember, signature_of

keras = tf.keras
X = tf.ones((2, 3))


def test_which_calls_have_a_signature():
    assert signature_of((X,), {}) == signature_of((X,), {"training": True}) == (np.dtype("float32"), (2, 3))
    assert signature_of((X, X), {}) is None
    assert signature_of((X,), {"mask": None}) is None
    assert signature_of((np.ones(1),), {}) is None


def test_the_second_call_takes_the_short_way(monkeypatch):
    layer = keras.layers.Dense(2)
    first = layer(X)
    monkeypatch.setattr("minitf.keras.layers.layer.call_layer", None)  # the long way would fail
    np.testing.assert_array_equal(layer(X), first)
    with pytest.raises(TypeError):
        layer(tf.ones((5, 3)))


@pytest.mark.parametrize("make", [
    lambda: keras.layers.Dense(2, activity_regularizer="l2"), lambda: keras.layers.Dense(2, dtype="mixed_float16"),
    lambda: keras.layers.Dense(2, dtype="float64"), lambda: keras.layers.Masking(),
])
def test_unusual_layers_go_the_long_way(make):
    layer = make()
    layer(tf.ones((2, 3, 4)))
    assert layer._accepted == set()


def test_what_may_change_the_rules_forgets():
    layer = keras.layers.Dense(2)
    for change in (lambda: setattr(layer, "input_spec", None), lambda: setattr(layer, "dtype_policy", "float32")):
        layer(X)
        assert layer._accepted
        change()
        assert not layer._accepted


def test_masks_and_mixed_precision_around_ask_for_the_long_way():
    layer = keras.layers.Dense(2)
    layer(X)
    masked = tf.ones((2, 3))
    masked._keras_mask = tf.constant([True, False])
    assert call_again(layer, masked, {}) is LONG_WAY
    assert layer(masked)._keras_mask is masked._keras_mask


def test_training_is_decided_as_on_the_long_way():
    heard = []

    class Hears(keras.layers.Layer):
        def call(self, x, training=False):
            heard.append(training)
            return x

    class Around(keras.layers.Layer):
        def __init__(self):
            super().__init__()
            self.inner = Hears()

        def call(self, x):
            return self.inner(x)

    around = Around()
    around(X)
    heard.clear()
    for _ in range(2):
        for said in ({}, {"training": True}, {"training": False}, {"training": None}):
            around(X, **said)
    assert heard[:4] == heard[4:] == [False, True, False, False]


def test_errors_name_the_layer_and_leave_nothing_behind():
    class Fails(keras.layers.Layer):
        wrong = False

        def call(self, x):
            if self.wrong:
                raise ValueError("no")
            return x

    layer = Fails(name="f")
    layer(X)
    layer.wrong = True
    with pytest.raises(ValueError, match="Fails 'f': called on float32"):
        layer(X)
    layer.wrong = False
    assert layer(X) is X


def test_not_too_many_are_remembered():
    layer = keras.layers.Identity()
    for n in range(1, MOST + 10):
        layer(tf.ones(n))
    assert len(layer._accepted) <= MOST
    layer._accepted.clear()
    remember(layer, (X, X), {})
    assert not layer._accepted
