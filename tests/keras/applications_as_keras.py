"""Applications against the recorded ones."""

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from unittest import mock

import numpy as np

import minitf as tf
from keras.application_cases import BUILT, REFUSED, RUN, answer, described
from minitf.keras.initializers.scaling import VarianceScaling

RECORDED = Path(__file__).parent.parent / "golden" / "keras_applications.json"


@cache
def recorded():
    return json.loads(RECORDED.read_text())


def cases(pattern):
    """Names of the applications that are compared and match a pattern."""
    return [name for name in BUILT if re.fullmatch(pattern, name)]


def build(name, arguments):
    tf.keras.utils.clear_session()
    return getattr(tf.keras.applications, name)(weights=None, **arguments)


def same_layers(name):
    """Assert that an application has Keras's layers, in Keras's order, with weights of Keras's shapes."""
    with mock.patch.object(VarianceScaling, "__call__", lambda _, shape, dtype=None: tf.zeros(shape, dtype)):
        model = build(name, BUILT[name])  # random numbers would take most of the time
    expected = recorded()["built"][name]
    assert (model.name, len(model.layers), model.count_params()) == (
        expected["name"], expected["layers"], expected["parameters"])
    assert list(model.output_shape) == expected["output"]
    assert hashlib.sha256(json.dumps(described(model)).encode()).hexdigest() == expected["checksum"]


def same_answer(name):
    """Assert that a small one with known weights answers what Keras answered."""
    found = answer(build(name, RUN[name]))
    np.testing.assert_allclose(found, recorded()["run"][name], rtol=1e-4, atol=1e-5)


def same_refusals(words):
    """Assert that wrong arguments are refused as Keras refuses them."""
    found = [text for text in REFUSED if text.startswith(tuple(words.split()))]
    assert found
    names = {name: getattr(tf.keras.applications, name) for name in dir(tf.keras.applications)}
    for expression in found:
        try:
            eval(expression, {**names, "K": tf.keras, "np": np})  # noqa: S307  our own expressions
            raised = None
        except Exception as error:
            raised = type(error).__name__
        assert raised == recorded()["refused"][expression], expression
