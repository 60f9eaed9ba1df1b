"""Records what TensorFlow answers to the expressions of asides.py.

Run with a Python that has TensorFlow 2.21 on a CPU:  python tests/golden/record_asides.py
Writes asides.json beside this file.
"""

import json
from pathlib import Path

import tensorflow as tf
from asides import QUOTED, SAME, answer


def main():
    pages = sorted(QUOTED | SAME)
    golden = {page: {e: answer(e, tf) for e in [*QUOTED.get(page, ()), *SAME.get(page, ())]} for page in pages}
    golden = {"tensorflow": tf.__version__, **golden}
    Path(__file__).with_name("asides.json").write_text(json.dumps(golden, indent=1) + "\n")


if __name__ == "__main__":
    main()
