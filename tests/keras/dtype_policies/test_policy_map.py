"""Dtype policies by the paths of layers."""

import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("policies", "DTypePolicyMap"))
def test_keras_gave_the_same(expression):
    same_as_keras("policies", expression)


def test_it_is_a_dict_whose_keys_are_set_once():
    policies = tf.keras.dtype_policies.DTypePolicyMap("bfloat16")
    policies["a"] = "float16"
    assert list(policies) == ["a"]
    assert "a" in policies
    with pytest.raises(ValueError, match="one entry"):
        policies["a"] = "float32"
    del policies["a"]
    assert len(policies) == 0
    assert policies.compute_dtype == policies.variable_dtype == "bfloat16"


def test_an_entry_must_be_a_policy():
    with pytest.raises(ValueError, match="DTypePolicy"):
        tf.keras.dtype_policies.DTypePolicyMap()["a"] = 3


def test_it_survives_its_config():
    policies = tf.keras.dtype_policies.DTypePolicyMap("float32", {"a/.*": tf.keras.DTypePolicy("float16")})
    again = tf.keras.saving.deserialize_keras_object(tf.keras.saving.serialize_keras_object(policies))
    assert again["a/b"] == policies["a/b"]
    assert repr(again) == repr(policies)
