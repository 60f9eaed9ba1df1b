"""Records the names of values in checkpoints of what tests/keras/checkpoint_cases.py makes.

    cd tests && python golden/record_checkpoint_keys.py

needs TensorFlow, and writes golden/checkpoint_keys.json.
"""

import json
import sys
import tempfile
from pathlib import Path

import tensorflow as tf

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "keras"))  # as `keras` would be the real one

from checkpoint_cases import keys  # noqa: E402

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        found = keys(tf, folder)
    lines = [f"{json.dumps(name)}: {json.dumps(names, sort_keys=True)}" for name, names in found.items()]
    (HERE / "checkpoint_keys.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
