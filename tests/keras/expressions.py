"""Expressions of Keras as plain data: what they give in Keras was recorded, what they give here is compared with it."""

import json
import re
from functools import cache
from pathlib import Path

import numpy as np

RECORDED = Path(__file__).parent.parent / "golden"


def outcome(tf, keras, expression, setup=""):
    """What an expression gives, as JSON can hold it; of an exception, the class.

    In it `K` stands for `keras`, `seeded(s)` for `K` after `set_random_seed(s)`; setup: statements to run before.
    """
    keras.utils.clear_session(free_memory=False)
    names = {"tf": tf, "K": keras, "np": np, "inf": np.inf, "nan": np.nan}
    names["seeded"] = lambda seed: keras.utils.set_random_seed(seed) or keras
    try:
        exec(setup, names)
        return described(eval(expression, names))  # noqa: S307  our own expressions
    except Exception as error:
        return {"raises": type(error).__name__}


def described(value):
    """A tensor as its dtype, shape and flat values, a ragged or sparse one by its parts; dicts and lists item by item.

    Plain values stay as they are.
    """
    if isinstance(value, dict):
        return {str(key): described(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [described(item) for item in value]
    if value is None or isinstance(value, bool | str | int | float):
        return value
    dtype = getattr(value.dtype, "name", value.dtype)
    if hasattr(value, "row_splits"):
        return {"ragged": described(value.flat_values), "splits": [described(s) for s in value.nested_row_splits]}
    if hasattr(value, "dense_shape"):
        return {"sparse": described(value.values), "at": described(value.indices), "in": described(value.dense_shape)}
    array = np.asarray(value)
    flat = array.astype("float64") if dtype in ("bfloat16", "float16") else array
    values = [v.decode() if isinstance(v, bytes) else v for v in flat.reshape(-1).tolist()]
    return {"dtype": dtype, "shape": list(array.shape), "values": values}


def record(tf, keras, path, families, setup=""):
    """Writes the outcomes of `{family: expressions}` to a file of the folder golden/."""
    parts = []
    for family, expressions in families.items():
        rows = [f"{json.dumps(text)}: {json.dumps(outcome(tf, keras, text, setup))}" for text in expressions]
        parts.append(f"{json.dumps(family)}: {{\n  " + ",\n  ".join(rows) + "\n}")
    (RECORDED / path).write_text("{\n" + ",\n".join(parts) + "\n}\n")


@cache
def recorded(path):
    """The outcomes that `record` wrote, by family and expression."""
    return json.loads((RECORDED / path).read_text())


def mentioning(expressions, words):
    """Those of the expressions that hold one of the words (separated by spaces) as a whole word."""
    pattern = re.compile(rf"\b({'|'.join(words.split())})\b")
    return [text for text in expressions if pattern.search(text)]


def check(found, expected, rtol=2e-6, atol=1e-6):
    """Asserts that two outcomes are alike: floats within the tolerances, all else equal."""
    if isinstance(expected, dict):
        assert isinstance(found, dict)
        assert set(found) == set(expected), (found, expected)
        for key in expected:
            check(found[key], expected[key], rtol, atol)
    elif isinstance(expected, list) and expected and all(isinstance(item, float) for item in expected):
        np.testing.assert_allclose(found, expected, rtol=rtol, atol=atol)
    elif isinstance(expected, list):
        assert len(found) == len(expected)
        for one, other in zip(found, expected, strict=True):
            check(one, other, rtol, atol)
    elif isinstance(expected, float):
        np.testing.assert_allclose(found, expected, rtol=rtol, atol=atol)
    else:
        assert found == expected
