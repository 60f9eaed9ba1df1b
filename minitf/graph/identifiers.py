"""Identifiers: what the nodes of a graph are called in its program. Floor 4. Read next: `program.py`."""

from __future__ import annotations

import builtins
import keyword
import re

RESERVED = {*keyword.kwlist, *dir(builtins), "xp", "read", "assign", "update", "array", "take", "give"}
LONGEST = 20  # letters of a name, before words are left out


def identifier(name):
    """A name of a node as a name of Python's, in its style.

        >>> identifier("dense/BiasAdd"), identifier("MatMul_1"), identifier("range")
        ('dense_bias_add', 'mat_mul_1', 'range_')
    """
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", re.sub(r"\W", "_", name))
    text = re.sub(r"__+", "_", words).strip("_").lower() or "x"
    text = f"x{text}" if text[0].isdigit() else text
    return f"{text}_" if text in RESERVED else text


def stem_of(node):
    """What the outputs of a node are called: by its name, shortened; what is read of a variable, by that."""
    if node.op.__name__ == "ReadVariableOp":
        return f"{identifier(node.inputs[0].op.name)}_value"
    words = identifier(node.name).split("_")
    while len(words) > 1 and len("_".join(words)) > LONGEST:
        words.pop()
    return "_".join(words)
