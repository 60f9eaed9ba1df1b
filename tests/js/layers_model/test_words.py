import pytest

import minitf as tf
from minitf.js.layers_model.words import OLDER, hard_sigmoid, word


def config(thing):
    return tf.keras.saving.serialize_keras_object(thing)


@pytest.mark.parametrize(("key", "value", "there"), [
    ("activation", "gelu", "gelu"),
    ("recurrent_activation", "silu", "swish"),
    ("kernel_initializer", config(tf.keras.initializers.LecunNormal(seed=3)),
     {"class_name": "LeCunNormal", "config": {"seed": 3}}),
    ("kernel_initializer", config(tf.keras.initializers.Identity()), {"class_name": "Zeros", "config": {}}),
    ("bias_regularizer", config(tf.keras.regularizers.L1(0.5)),
     {"class_name": "L1L2", "config": {"l1": 0.5, "l2": 0.0}}),
    ("bias_constraint", config(tf.keras.constraints.MaxNorm(3)),
     {"class_name": "MaxNorm", "config": {"max_value": 3, "axis": 0}}),
    ("bias_constraint", None, None),
    ("units", 3, 3)])  # fmt: skip
def test_names_become_those_that_are_read(key, value, there):
    assert word(key, value) == there


@pytest.mark.parametrize(("key", "value"), [
    ("activation", "hard_sigmoid"), ("activation", {"class_name": "function", "config": "own"}),
    ("kernel_regularizer", config(tf.keras.regularizers.OrthogonalRegularizer())), ("kernel_constraint", "Own")])
def test_names_without_a_counterpart_are_told(key, value):
    with pytest.raises(ValueError, match=f"^{key}="):
        word(key, value)


def test_the_older_hard_sigmoid_is_an_activation_in_configs():
    layer = tf.keras.layers.Activation(hard_sigmoid)
    assert layer.get_config()["activation"] == OLDER
    assert word("activation", OLDER) == "hard_sigmoid"
    again = tf.keras.layers.Activation.from_config(layer.get_config())
    assert again(tf.constant([-9.0, 0.0, 1.0])).numpy().tolist() == pytest.approx([0.0, 0.5, 0.7])
