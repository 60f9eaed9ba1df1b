"""Records what Keras answers to the expressions of tests/keras/ops_cases.py.

    cd tests && TF_ENABLE_ONEDNN_OPTS=0 python golden/record_keras_ops.py

needs TensorFlow, and writes golden/keras_ops.json.
"""

import sys
from pathlib import Path

import tensorflow as tf

import keras

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "keras"))  # as `keras` would be the real one

from expressions import record
from ops_cases import FAMILIES, SETUP

if __name__ == "__main__":
    record(tf, keras, "keras_ops.json", FAMILIES, SETUP)
