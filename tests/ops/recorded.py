"""The calls of golden/indexing.py, and what TensorFlow answered to them."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

import minitf as tf
from golden.indexing import CALLS, names, outcome

RECORDED = json.loads((Path(__file__).parent.parent / "golden/indexing.json").read_text(encoding="utf-8"))
FORM = re.compile(r"[\w. ()]+: .+: .+[.?!]", re.DOTALL)  # where: what was received: the rule. A likely fix.


def table(family):
    """Runs a test with each `call` of a family, and what TensorFlow `answered`."""
    pairs = [(call, RECORDED[family][call]) for call in CALLS[family]]
    return pytest.mark.parametrize(("call", "answered"), pairs, ids=CALLS[family])


def check(call, answered):
    """Assert that minitf answers as TensorFlow did: with the same class of error, or tensors of the same values."""
    if isinstance(answered, str):
        with pytest.raises(Exception) as caught:
            eval(call, names(tf))  # noqa: S307 (our own expressions)
        assert type(caught.value).__name__ == answered
        assert FORM.fullmatch(str(caught.value)), caught.value
        return
    found = outcome(call, tf)
    assert [t[:2] for t in found] == [t[:2] for t in answered]
    for (dtype, _, values), (_, _, wanted) in zip(found, answered):
        if dtype == "string":
            assert values == wanted
        else:
            np.testing.assert_allclose(np.array(values, float), np.array(wanted, float), rtol=2e-7)
