"""Losses compared with what golden/record_keras_losses.py recorded of Keras, for the tests of this folder."""

import json
import warnings
from pathlib import Path

import numpy as np

import minitf as tf
from keras.loss_cases import CASES, config_of, evaluated, run, ways_of

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "keras_losses.json"
RECORDED = json.loads(GOLDEN.read_text())
# in float64 as in float32, as Keras rounds ln 2 and alpha, and computes CTC, in float32
TOLERANCE = {"float16": 1e-2, "bfloat16": 6e-2, "float32": 2e-5, "float64": 1e-6}


def cases_of(family):
    """The cases about one file of minitf/keras/losses: (expression, data, way)."""
    return [(expression, data, way) for home, expression, data in CASES if home == family
            for way in ways_of(expression)]


def configs_of(family):
    """The expressions about one file that make a loss, each once."""
    return sorted({expression for home, expression, _ in CASES
                   if home == family and expression in RECORDED["configs"]})


def check(expression, data, way):
    """minitf's value, gradient and dtype are those that Keras had."""
    expected = RECORDED["results"][f"{expression} | {data}"][way]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        found = run(tf, tf.keras, expression, data, way)
    assert found["dtype"] == expected["dtype"]
    close = TOLERANCE[found["dtype"]]
    for what in "value", "gradient":
        if expected[what] is None:
            assert found[what] is None
        else:
            wanted = np.asarray(expected[what])
            # in 16 bits, a gradient of Keras is nan or infinite where it divides by a small square; ours is a number
            wanted = np.where(np.isfinite(wanted), wanted, found[what]) if "float16" in found["dtype"] else wanted
            np.testing.assert_allclose(found[what], wanted, rtol=close, atol=close, err_msg=what)


def check_config(expression):
    """The config has all that Keras's has, goes through JSON, and makes the same loss again."""
    expected = RECORDED["configs"][expression]
    found = config_of(tf.keras, expression)
    assert {name: found.get(name) for name in expected} == expected
    loss = evaluated(tf.keras, expression)
    again = tf.keras.losses.deserialize(json.loads(json.dumps(tf.keras.losses.serialize(loss))))
    assert type(again) is type(loss)
    assert json.dumps(again.get_config()) == json.dumps(loss.get_config())
