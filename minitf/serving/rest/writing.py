"""Answers as JSON, laid out as TensorFlow Serving does. Floor 8. Read `numbers.py` first.

    {
        "predictions": [[0.1, 0.9], [0.5, 0.5]
        ]
    }

Clients do not care where the lines break, but people compare what they see with what they know.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

import numpy as np

from ...backend.errors import InvalidArgumentError
from ..inference.classify import Classes
from ..inference.predict import Arrays
from .numbers import encoded, quoted, texts

INDENT = "    "


def rows_text(outputs: Arrays) -> str:
    """The answer to a body with rows: {"predictions": [...]}, an object for each row where there are several outputs.

    Raises: InvalidArgumentError where outputs have no rows, or not equally many.
    """
    count = row_count(outputs)
    if len(outputs) == 1:
        ((name, array),) = outputs.items()
        rows = ", ".join(row_texts(name, array, level=2))
        return wrapped("predictions", f"[{rows}\n{INDENT}]" if count else "[]")
    columns = {name: row_texts(name, outputs[name], level=3) for name in sorted(outputs)}
    pad = "\n" + 3 * INDENT
    items = [f"\n{INDENT * 2}{{" + ",".join(f"{pad}{quoted(name)}: {column[i]}" for name, column in columns.items())
             + f"\n{INDENT * 2}}}" for i in range(count)]
    return wrapped("predictions", f"[{','.join(items)}\n{INDENT}]" if count else "[]")


def row_count(outputs: Arrays) -> int:
    """How many rows all outputs have."""
    found = None
    for name, array in sorted(outputs.items()):
        if not array.ndim:
            raise InvalidArgumentError(f"Tensor name: {name} has no shape information ")
        if found is not None and len(array) != found:
            raise InvalidArgumentError(f"Tensor name: {name} has inconsistent batch size: {len(array)} expecting: "
                                       f"{found}")
        found = len(array)
    if found is None:
        raise InvalidArgumentError("Cannot convert empty tensor map to JSON")
    return found


def row_texts(name: str, array: np.ndarray, level: int) -> list[str]:
    """The text of each row of an output, each on one line.   level: how deep the rows stand."""
    flat, shape = leaves(name, array, level + array.ndim - 1), array.shape[1:]
    step = prod(shape)
    return [nested(flat[i * step:(i + 1) * step], shape) for i in range(len(array))]


def columns_text(outputs: Arrays) -> str:
    """The answer to a body with columns: {"outputs": ...}, an object where there are several.

    Raises: InvalidArgumentError for none.
    """
    if not outputs:
        raise InvalidArgumentError("Cannot convert empty tensor map to JSON")
    if len(outputs) == 1:
        ((name, array),) = outputs.items()
        return wrapped("outputs", nested(leaves(name, array, 1 + array.ndim), array.shape, 1))
    pad = "\n" + 2 * INDENT
    items = [f"{pad}{quoted(name)}: {nested(leaves(name, array, 2 + array.ndim), array.shape, 2)}"
             for name, array in sorted(outputs.items())]
    return wrapped("outputs", f"{{{','.join(items)}\n{INDENT}}}")


def leaves(name: str, array: np.ndarray, level: int) -> list[str]:
    """The text of each element; strings of an output named "..._bytes" in base64.   level: how deep they stand."""
    if array.dtype.kind == "O" and name.endswith("_bytes"):
        return [f'{{\n{INDENT * (level + 1)}"b64": {encoded(value)}\n{INDENT * level}}}'
                for value in array.reshape(-1).tolist()]
    return texts(array)


def nested(flat: Sequence[str], shape: tuple[int, ...], level: int | None = None) -> str:
    """Texts as nested lists.   level: how deep the list stands, or None to write it on one line.

    >>> nested(["1", "2", "3", "4"], (2, 2))
    '[[1, 2], [3, 4]]'
    """
    if not shape:
        return flat[0]
    step, inside = prod(shape[1:]), None if level is None else level + 1
    parts = flat if len(shape) == 1 else [nested(flat[i * step:(i + 1) * step], shape[1:], inside)
                                          for i in range(shape[0])]
    if level is None or not parts:
        return f"[{', '.join(parts)}]"
    pad = "\n" + INDENT * (level + 1)
    return f"[{pad}{(',' + pad).join(parts)}\n{INDENT * level}]"


def wrapped(key: str, text: str) -> str:
    """An object with one member."""
    return f'{{\n{INDENT}"{key}": {text}\n}}'


# --- classify and regress --------------------------------------------------------------------------------------------
def classes_text(results: list[Classes]) -> str:
    """The answer to a request to classify: a list of [label, score] for each example."""
    if not results:
        raise InvalidArgumentError("Cannot convert empty ClassificationResults to JSON")
    rows = []
    for classes in results:
        scores = texts(np.array([score for _, score in classes], np.float32))
        rows.append(f"[{', '.join(f'[{quoted(label)}, {score}]' for (label, _), score in zip(classes, scores))}]")
    return wrapped("results", f"[{', '.join(rows)}\n{INDENT}]")


def values_text(values: list[float]) -> str:
    """The answer to a request to regress: a number for each example."""
    if not values:
        raise InvalidArgumentError("Cannot convert empty RegressionResults to JSON")
    return wrapped("results", f"[{', '.join(texts(np.array(values, np.float32)))}]")


def error_text(message: str) -> str:
    """The answer to a request that failed."""
    return wrapped("error", quoted(message))
