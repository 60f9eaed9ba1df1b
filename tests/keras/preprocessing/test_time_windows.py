"""minitf/keras/preprocessing/time_windows.py, against what Keras gave."""

import pytest

import minitf as tf
from keras import preprocessing_cases
from keras.expressions import check, mentioning, outcome, recorded

FAMILY = "sequence"


@pytest.mark.parametrize("expression", mentioning(preprocessing_cases.SEQUENCE, "TimeseriesGenerator"))
def test_keras_gave_the_same(expression):
    found = outcome(tf, tf.keras, expression, preprocessing_cases.SETUP)
    check(found, recorded("keras_preprocessing.json")[FAMILY][expression])


def test_a_model_is_trained_on_them():
    x = tf.range(20.0).numpy()[:, None]
    windows = tf.keras.preprocessing.sequence.TimeseriesGenerator(x, x, length=3, batch_size=4)
    model = tf.keras.Sequential([tf.keras.Input((3, 1)), tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    assert len(model.fit(windows, epochs=1, verbose=0).history["loss"]) == 1


def test_its_config_holds_the_data():
    windows = tf.keras.preprocessing.sequence.TimeseriesGenerator([1, 2, 3], [4, 5, 6], length=1)
    assert windows.get_config()["data"] == "[1, 2, 3]"
    assert '"length": 1' in windows.to_json()
