"""Records what TensorFlow answers to the calls of indexing.py.

Run with a Python that has TensorFlow 2.21:  python tests/golden/record_indexing.py
Writes indexing.json beside this file.
"""

import json
from pathlib import Path

import tensorflow as tf
from indexing import CALLS, outcome


def main():
    golden = {family: {call: outcome(call, tf) for call in calls} for family, calls in CALLS.items()}
    path = Path(__file__).with_name("indexing.json")
    path.write_text(json.dumps({"tensorflow": tf.__version__, **golden}, indent=None).replace('], "', '],\n "') + "\n")


if __name__ == "__main__":
    main()
