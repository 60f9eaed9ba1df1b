"""Records what Keras answers to the expressions of tests/keras/layer_cases.py.

    cd tests && TF_ENABLE_ONEDNN_OPTS=0 python golden/record_keras_layers.py

needs TensorFlow, and writes golden/keras_layers.json.
"""

import sys
import warnings
from pathlib import Path

import tensorflow as tf

import keras

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "keras"))  # as `keras` is the real one

from expressions import record
from layer_cases import FAMILIES, SETUP

if __name__ == "__main__":
    warnings.simplefilter("ignore")
    record(tf, keras, "keras_layers.json", FAMILIES, SETUP)
