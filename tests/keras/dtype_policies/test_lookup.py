"""What users may pass as dtype."""

import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("policies", "get"))
def test_keras_gave_the_same(expression):
    same_as_keras("policies", expression)


def test_configs_come_back():
    for policy in (tf.keras.DTypePolicy("bfloat16"), tf.keras.dtype_policies.DTypePolicyMap("float16")):
        again = tf.keras.dtype_policies.deserialize(tf.keras.dtype_policies.serialize(policy))
        assert again.name == policy.name
