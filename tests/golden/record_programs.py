"""Records what TensorFlow prints for the programs of programs.py.

Run with a Python that has TensorFlow 2.21 on a CPU:  python tests/golden/record_programs.py
Writes programs.json beside this file.
"""

import json
from pathlib import Path

import tensorflow as tf
from programs import PROGRAMS


def main():
    golden = {page: {f.__name__: f(tf) for f in functions} for page, functions in PROGRAMS.items()}
    golden = {"tensorflow": tf.__version__, **golden}
    Path(__file__).with_name("programs.json").write_text(json.dumps(golden, indent=1) + "\n")


if __name__ == "__main__":
    main()
