"""Compares minitf with what golden/ops.json says that TensorFlow answered."""

import json
from pathlib import Path

import ml_dtypes
import numpy as np
import pytest

import minitf as tf
from golden.ops import described, expressions, value_of
from ops.recorded import FORM

RECORDED = json.loads((Path(__file__).parents[1] / "golden" / "ops.json").read_text(encoding="utf-8"))
ULPS = 8  # TensorFlow's own kernels are off by as much from the true value, here and there
TINY = 1e-37  # below it TensorFlow's CPU kernels say 0


def table(family):
    """Runs a test with each `expression` about one file of ops."""
    return pytest.mark.parametrize("expression", expressions(family))


def check(family, expression, atol=0.25):
    """Assert that minitf gives what TensorFlow gave: the same class of exception, or dtype, shape and values.

    atol: by how many units in the last place of 1 a float may differ, where that is more than 8 of its own.
    """
    theirs = RECORDED[family][expression]
    if isinstance(theirs, dict) and "raises" in theirs:
        with pytest.raises(Exception) as caught:
            value_of(tf, expression)
        assert type(caught.value).__name__ == theirs["raises"]
        assert FORM.fullmatch(str(caught.value)), caught.value
    else:
        compare(described(value_of(tf, expression)), theirs, atol)


def compare(ours, theirs, atol):
    if isinstance(theirs, list):
        assert len(ours) == len(theirs)
        for a, b in zip(ours, theirs):
            compare(a, b, atol)
    elif not isinstance(theirs, dict):
        assert ours is theirs
    else:
        assert {**ours, "values": ()} == {**theirs, "values": ()}
        if theirs["dtype"] in ("bool", "string") or "int" in theirs["dtype"]:
            assert ours["values"] == theirs["values"]
        else:
            ulp = float(ml_dtypes.finfo(real_name(theirs["dtype"])).eps)
            np.testing.assert_allclose(ours["values"], theirs["values"], rtol=ULPS * ulp, atol=max(TINY, atol * ulp))


def real_name(dtype):
    return {"complex64": "float32", "complex128": "float64"}.get(dtype, dtype)
