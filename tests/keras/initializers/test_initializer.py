"""The base of initializers."""

import pytest

import minitf as tf


def test_the_base_makes_nothing():
    with pytest.raises(NotImplementedError, match="__call__"):
        tf.keras.initializers.Initializer()((2,))


def test_a_subclass_without_settings_has_an_empty_config():
    class Sevens(tf.keras.initializers.Initializer):
        def __call__(self, shape, dtype=None):
            return tf.fill(shape, 7.0)

    assert Sevens().get_config() == {}
    assert Sevens().clone()((2,)).numpy().tolist() == [7.0, 7.0]
