"""What fit, evaluate, predict and the callbacks do, compared with what the real Keras did."""

import json
import warnings
from pathlib import Path

import numpy as np
import pytest

import minitf as tf
from keras.training_cases import CASES

RECORDED = json.loads((Path(__file__).parent.parent / "golden" / "keras_training.json").read_text())
TOLERANCE = {"rtol": 1e-4, "atol": 1e-5}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_the_program_does_what_keras_did(case):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = json.loads(json.dumps(case(tf.keras)))
    check(found, RECORDED[case.__name__], case.__name__)


def test_all_programs_are_recorded():
    assert {case.__name__ for case in CASES} == set(RECORDED) - {"version"}


def check(found, expected, where):
    """Asserts that numbers are close, and all else is equal."""
    if isinstance(expected, float) and isinstance(found, float | int):
        np.testing.assert_allclose(found, expected, **TOLERANCE, err_msg=where)
    elif isinstance(expected, dict) and isinstance(found, dict):
        assert sorted(found) == sorted(expected), where
        for key in expected:
            check(found[key], expected[key], f"{where}[{key!r}]")
    elif isinstance(expected, list) and isinstance(found, list):
        assert len(found) == len(expected), (where, found, expected)
        for number, (a, b) in enumerate(zip(found, expected)):
            check(a, b, f"{where}[{number}]")
    else:
        assert found == expected, where
