"""Records what TensorFlow answers to the expressions of ops.py.

Run with a Python that has TensorFlow 2.21:  python tests/golden/record_ops.py
Writes ops.json beside this file.
"""

import json
from pathlib import Path

import tensorflow as tf

from ops import EXPRESSIONS, expressions, outcome


def main():
    lines = []
    for family in EXPRESSIONS:
        found = {expression: outcome(tf, expression) for expression in expressions(family)}
        rows = ",\n  ".join(f"{json.dumps(expression)}: {json.dumps(found[expression])}" for expression in found)
        lines.append(f"{json.dumps(family)}: {{\n  {rows}\n}}")
    text = ",\n".join([f'"tensorflow": {json.dumps(tf.__version__)}', *lines])
    Path(__file__).with_name("ops.json").write_text(f"{{\n{text}\n}}\n")


if __name__ == "__main__":
    main()
