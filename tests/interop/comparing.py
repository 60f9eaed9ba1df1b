"""Compares two outcomes: exactly, but for floats, which may differ in their last places."""

import ast
import math

# A unit in the last place, relative to the number, with room for the order of additions.
TOLERANCE = {
    "float16": 12 * 2**-10, "bfloat16": 12 * 2**-7, "float32": 16 * 2**-23, "float64": 16 * 2**-52,
    "complex64": 16 * 2**-23, "complex128": 16 * 2**-52,
}  # fmt: skip


def difference(ours, theirs):
    """What differs between two outcomes, in words; "" where nothing does."""
    if "raises" in ours or "raises" in theirs:
        if ours.get("raises") == theirs.get("raises"):
            return ""
        return f"minitf {said(ours)}, TensorFlow {said(theirs)}"
    if ours.get("printed") != theirs.get("printed"):
        return f"minitf prints {ours.get('printed')!r}, TensorFlow {theirs.get('printed')!r}"
    return value_difference(ours["value"], theirs["value"])


def said(outcome):
    if "raises" in outcome:
        return f"raises {outcome['raises']} ({outcome['message']})"
    return f"gives {short(outcome['value'])}"


def short(value):
    if isinstance(value, list):
        return f"[{', '.join(short(x) for x in value)}]"
    return value.get("text") or f"{value['dtype']}{value['shape']} {value['values']}"


def value_difference(ours, theirs):
    if isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        return next(filter(None, map(value_difference, ours, theirs)), "")
    if isinstance(ours, list) or isinstance(theirs, list) or ours.keys() != theirs.keys():
        return f"minitf gives {short(ours)}, TensorFlow {short(theirs)}"
    for what in ("dtype", "shape"):
        if ours.get(what) != theirs.get(what):
            return f"{what}: minitf {ours[what]}, TensorFlow {theirs[what]}"
    same = ours.get("values") == theirs.get("values")
    if same and ours.get("text") == theirs.get("text"):
        return ""
    if not same and all_close(ours, theirs):
        return ""
    return f"minitf gives {short(ours)}, TensorFlow {short(theirs)}"


def all_close(ours, theirs):
    """Whether all elements agree, up to the tolerance of their dtype relative to the largest finite one, or to 1.

    The samples are about as large as 1, and so is what cancels where a result is small.
    """
    tolerance = TOLERANCE.get(theirs["dtype"])
    if tolerance is None or len(ours["values"]) != len(theirs["values"]):
        return False
    a, b = ([number(x) for x in side["values"]] for side in (ours, theirs))
    largest = max((abs(y) for y in b if math.isfinite(y)), default=0.0)
    largest = max(largest, 1.0)
    return all(
        x == y or (math.isnan(x) and math.isnan(y)) or (math.isfinite(y) and abs(x - y) <= tolerance * largest)
        for x, y in zip(a, b)
    )


def number(text):
    return float(text) if text in ("nan", "inf", "-inf") else float(ast.literal_eval(text))
