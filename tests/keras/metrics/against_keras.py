"""Metrics compared with what golden/record_keras_metrics.py recorded of Keras, for the tests of this folder."""

import json
import warnings
from pathlib import Path

import numpy as np

import minitf as tf
from keras.metric_cases import CASES, config_of, evaluated, run, ways_of

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "keras_metrics.json"
RECORDED = json.loads(GOLDEN.read_text())
TOLERANCE = {"float16": 3e-2, "float32": 2e-5, "float64": 2e-6}  # some of Keras's constants are float32 in float64 too


def cases_of(family):
    """The cases about one file of minitf/keras/metrics: (expression, data, way)."""
    return [(expression, data, way) for home, expression, data in CASES if home == family
            for way in ways_of(expression, data)]


def configs_of(family):
    """The expressions about one file that make a metric, each once."""
    return sorted({expression for home, expression, _ in CASES
                   if home == family and expression in RECORDED["configs"]})


def check(expression, data, way):
    """minitf's results, variables and dtypes are those that Keras had, or the same call is refused."""
    expected = RECORDED["results"][f"{expression} | {data}"][way]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = run(tf, tf.keras, expression, data, way)
        except (ValueError, NotImplementedError, tf.errors.InvalidArgumentError) as error:
            found = {"error": type(error).__name__}
    if expected.get("error") == "NotImplementedError":  # Keras breaks down where variables are made in a graph
        assert "error" not in found
        return
    assert found.get("error") == expected.get("error")
    assert found.get("dtype") == expected.get("dtype")
    close = TOLERANCE[way if "float" in way else "float32"]
    for what in "results", "untouched", "reset":
        for number, (mine, theirs) in enumerate(zip(found.get(what, []), expected.get(what, []), strict=True)):
            np.testing.assert_allclose(mine, theirs, rtol=close, atol=close, err_msg=f"{what} {number}")
    assert list(found.get("variables", {})) == list(expected.get("variables", {}))
    for name, (mine, dtype) in found.get("variables", {}).items():
        theirs, expected_dtype = expected["variables"][name]
        np.testing.assert_allclose(mine, theirs, rtol=close, atol=close, err_msg=name)
        assert dtype == expected_dtype


def check_config(expression):
    """The config has all that Keras's has, goes through JSON, and makes the same metric again."""
    expected = RECORDED["configs"][expression]
    found = config_of(tf.keras, expression)
    assert {name: found.get(name) for name in expected} == expected
    metric = evaluated(tf.keras, expression)
    again = tf.keras.metrics.deserialize(json.loads(json.dumps(tf.keras.metrics.serialize(metric))))
    assert type(again) is type(metric)
    assert json.dumps(again.get_config()) == json.dumps(metric.get_config())
