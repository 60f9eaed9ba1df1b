"""Runs many expressions in both libraries, TensorFlow in one process: it is slow to start."""

import json
import warnings
from pathlib import Path

import pytest

import minitf as tf
from interop import comparing, differences, evaluate

RUN = "sys.path.insert(0, sys.argv[1])\nfrom interop.evaluate import main\nmain(tf, sys.argv[2])\n"


def in_tensorflow(oracle, tmp_path_factory, calls):
    """Expression -> its outcome in TensorFlow."""
    path = tmp_path_factory.mktemp("oracle") / "expressions.json"
    path.write_text(json.dumps(calls))
    return dict(zip(calls, oracle(RUN, Path(__file__).parents[1], path), strict=True))


def in_minitf(call):
    """The outcome of one expression here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # NumPy's own words on what it is asked to do
        return evaluate.outcome(call, tf)


def assert_agreement(outcomes):
    """Fail with all expressions whose outcome differs from TensorFlow's, but for the differences that are meant."""
    wrong = []
    for call, theirs in outcomes.items():
        ours = in_minitf(call)
        found = comparing.difference(ours, theirs)
        if found and not differences.reason(call, ours, theirs):
            wrong.append(f"{call}\n    {found}")
    if wrong:
        shown = "\n".join(wrong[:40])
        pytest.fail(f"{len(wrong)} of {len(outcomes)} differ from TensorFlow:\n{shown}", pytrace=False)
