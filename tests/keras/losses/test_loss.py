"""minitf/keras/losses/loss.py: what every loss does with names, dtypes, structures and masks."""

import json

import numpy as np
import pytest

import minitf as tf
from keras.loss_cases import REFUSALS, refusal
from keras.losses.against_keras import GOLDEN

REFUSED = json.loads(GOLDEN.read_text())["refusals"]


class Gap(tf.keras.losses.Loss):
    """A loss of the user's, of a dict of two outputs."""

    def call(self, y_true, y_pred):
        return tf.abs(y_true["a"] - y_pred["a"]) + tf.abs(y_true["b"] - y_pred["b"])


@pytest.mark.parametrize("text", REFUSALS)
def test_refused_by_the_same_class_as_in_keras(text):
    assert refusal(tf.keras, text) == REFUSED[text]


def test_structures_are_converted_leaf_by_leaf():
    true, pred = {"a": np.array([1, 2]), "b": [0, 0]}, {"a": [2.0, 2.0], "b": np.array([1.0, 3.0])}
    loss = Gap(reduction="sum", dtype="float64")(true, pred)
    assert float(loss) == 5.0
    assert loss.dtype == tf.float64


def test_lists_of_numbers_are_one_tensor():
    loss = tf.keras.losses.MeanSquaredError()
    assert float(loss([np.float32(1), np.float32(3)], tf.constant([1.0, 1.0]))) == 2.0
    assert float(loss([[1], [3]], np.array([1, 1]))) == 2.0


def test_names():
    tf.keras.backend.clear_session()
    assert [Gap().name, Gap().name, Gap(name="mine").name] == ["gap", "gap_1", "mine"]


def test_a_policy_gives_its_compute_dtype():
    assert Gap(dtype=tf.keras.dtype_policies.DTypePolicy("mixed_float16")).dtype == "float16"


def test_config():
    loss = tf.keras.losses.MeanSquaredError(reduction="sum", name="m")
    assert loss.get_config() == {"name": "m", "reduction": "sum"}
    assert type(loss).from_config(loss.get_config()).get_config() == loss.get_config()


def test_without_call():
    with pytest.raises(NotImplementedError, match="must define call"):
        tf.keras.losses.Loss()([1.0], [1.0])
