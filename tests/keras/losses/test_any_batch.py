"""Every loss inside a function that is traced once, for batches of any size."""

import warnings

import numpy as np
import pytest

import minitf as tf
from keras.loss_cases import CASES, evaluated, labels_and_predictions, ways_of
from keras.losses.against_keras import RECORDED

LOSSES = [(expression, data) for _, expression, data in CASES if len(ways_of(expression)) > 3]


@pytest.mark.parametrize("case", LOSSES, ids=" | ".join)
def test_traced_for_any_batch(case):
    expression, data = case
    loss, (true, pred) = evaluated(tf.keras, expression), labels_and_predictions(data)
    specs = [tf.TensorSpec([None, *true.shape[1:]], true.dtype), tf.TensorSpec([None, *pred.shape[1:]], tf.float32)]

    @tf.function(input_signature=specs)
    def ask(true, pred):
        with tf.GradientTape() as tape:
            tape.watch(pred)
            value = loss(true, pred)
        return value, tape.gradient(value, pred)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        value, gradient = ask(tf.constant(true), tf.constant(pred, tf.float32))
    expected = RECORDED["results"][f"{expression} | {data}"]["plain"]
    np.testing.assert_allclose(value.numpy(), expected["value"], rtol=2e-5, atol=2e-5)
    np.testing.assert_allclose(gradient.numpy(), expected["gradient"], rtol=2e-5, atol=2e-5)
