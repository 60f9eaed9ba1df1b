"""The cases of keras/model_cases.py against what golden/record_keras_models.py recorded of Keras."""

import json
from pathlib import Path

import pytest

import minitf as tf
from keras.model_cases import CASES, run

RECORDED = json.loads((Path(__file__).resolve().parents[2] / "golden" / "keras_models.json").read_text())


def cases(*beginnings):
    """A mark that runs a test on the cases whose names begin so."""
    return pytest.mark.parametrize("case", [name for name in CASES if name.startswith(beginnings)])


def check(case, monkeypatch):
    """Assert that a case gives what it gave in Keras, in a terminal of the same width."""
    monkeypatch.setenv("COLUMNS", "120")
    assert run(tf, case) == RECORDED[case]
