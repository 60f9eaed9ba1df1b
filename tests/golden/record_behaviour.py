"""Records what TensorFlow answers to the expressions of behaviour.py.

Run with a Python that has TensorFlow 2.21:  python tests/golden/record_behaviour.py
Writes behaviour.json beside this file.
"""

import json
from pathlib import Path

import tensorflow as tf
from behaviour import EXPRESSIONS, outcome


def main():
    golden = {
        family: {expression: outcome(expression, tf) for expression in expressions}
        for family, expressions in EXPRESSIONS.items()
    }
    golden = {"tensorflow": tf.__version__, **golden}
    Path(__file__).with_name("behaviour.json").write_text(json.dumps(golden, indent=1) + "\n")


if __name__ == "__main__":
    main()
