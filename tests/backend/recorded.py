"""Compares floor 0 with what TensorFlow answered to the expressions of golden/behaviour.py."""

import json
from pathlib import Path
from types import SimpleNamespace

from golden.behaviour import DTYPES, EXPRESSIONS, outcome
from minitf import tree
from minitf.backend import dtypes, shapes

RECORDED = json.loads((Path(__file__).parents[1] / "golden" / "behaviour.json").read_text(encoding="utf-8"))

tf = SimpleNamespace(
    **{name: getattr(dtypes, "bool_" if name == "bool" else name) for name in DTYPES},
    as_dtype=dtypes.as_dtype,
    TensorShape=shapes.TensorShape,
    broadcast_static_shape=shapes.broadcast_static_shape,
    nest=tree,
)


def differences(family):
    """Return {expression: (TensorFlow's answer, minitf's)} wherever the two differ."""
    answers = {
        expression: (RECORDED[family][expression], outcome(expression, tf)) for expression in EXPRESSIONS[family]
    }
    return {expression: pair for expression, pair in answers.items() if pair[0] != pair[1]}
