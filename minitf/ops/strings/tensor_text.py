"""How tf.print and tf.strings.format write a tensor: brackets, blanks, dots for what is left out. Floor 2.

Read next: `format.py`.
"""

from __future__ import annotations

import numpy as np

ESCAPED = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "'": "\\'", "\\": "\\\\"}


def tensor_text(array, summarize=3):
    """The elements of an array as text.

    summarize: how many elements at the beginning and at the end of an axis are shown; -1: all.

        >>> tensor_text(np.array([[1., 0.5], [2., 3.]], np.float32))
        '[[1 0.5]\\n [2 3]]'
    """
    return axis_text(array, 0, summarize)


def axis_text(array, depth, summarize):
    """The text of an array that stands `depth` brackets deep."""
    if not isinstance(array, np.ndarray) or not array.ndim:
        return element_text(array[()] if isinstance(array, np.ndarray) else array)
    if not array.size:
        return "[" + "".join(axis_text(part, depth + 1, summarize) for part in array[:1]) + "]"
    cut = summarize >= 0 and len(array) > 2 * summarize
    first, last = (array[:summarize], array[len(array) - summarize :]) if cut else (array, array[:0])
    parts = [axis_text(part, depth + 1, summarize) for part in first]
    parts += ["..."] * cut + [axis_text(part, depth + 1, summarize) for part in last]
    between = " " if array.ndim == 1 else "\n" * (array.ndim - 1) + " " * (depth + 1)
    return f"[{between.join(parts)}]"


def element_text(value):
    """One element: as few digits as give the number back, bools as 1 and 0, text in quotes."""
    if isinstance(value, bytes):
        text = value.decode("utf-8", "surrogateescape")
        return '"' + "".join(ESCAPED.get(c, c if " " <= c != "\x7f" else f"\\{ord(c):03o}") for c in text) + '"'
    if isinstance(value, (np.bool_, np.integer)):
        return str(int(value))
    if isinstance(value, np.complexfloating):
        return "?"
    return shortest(value)


def shortest(value):
    """A float with 6 digits (15 of float64), or with 9 (17) where the fewer would be another number."""
    few, many, kind = (15, 17, np.float64) if isinstance(value, np.float64) else (6, 9, np.float32)
    text = f"{float(value):.{few}g}"
    return text if kind(text) == kind(value) or np.isnan(kind(value)) else f"{float(value):.{many}g}"
