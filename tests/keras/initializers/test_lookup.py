"""What users may pass as an initializer."""

import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("initializers", "get serialize deserialize"))
def test_keras_gave_the_same(expression):
    same_as_keras("initializers", expression)


@pytest.mark.parametrize(("name", "meant"), [("glorot_unifrom", "glorot_uniform"), ("HeNormall", "HeNormal")])
def test_a_wrong_name_is_answered_with_the_right_one(name, meant):
    with pytest.raises(ValueError, match=f"Did you mean '{meant}'"):
        tf.keras.initializers.get(name)


def test_a_custom_one_is_found_in_its_scope():
    class Tens(tf.keras.initializers.Initializer):
        def __call__(self, shape, dtype=None):
            return tf.fill(shape, 10.0)

    with tf.keras.saving.custom_object_scope({"Tens": Tens}):
        assert tf.keras.initializers.get("Tens")((1,)).numpy().tolist() == [10.0]
    with pytest.raises(ValueError, match="Tens"):
        tf.keras.initializers.get("Tens")
