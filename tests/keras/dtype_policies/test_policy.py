"""Dtype policies, and the global one."""

import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("policies", "DTypePolicy dtype_policy set_dtype_policy set_global_policy"))
def test_keras_gave_the_same(expression):
    same_as_keras("policies", expression)


def test_the_global_policy_is_forgotten_with_the_session():
    tf.keras.config.set_dtype_policy("mixed_bfloat16")
    assert tf.keras.layers.Dense(1).dtype_policy.name == "mixed_bfloat16"
    tf.keras.utils.clear_session()
    assert tf.keras.config.dtype_policy().name == "float32"


def test_a_wrong_name_is_answered_with_the_right_one():
    with pytest.raises(ValueError, match="Did you mean 'mixed_float16'"):
        tf.keras.DTypePolicy("mixed_float15")


def test_a_policy_survives_its_config():
    policy = tf.keras.DTypePolicy("mixed_float16")
    assert tf.keras.DTypePolicy.from_config(policy.get_config()) == policy
    assert policy != "mixed_float16"
