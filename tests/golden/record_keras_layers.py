"""Records what Keras answers to the expressions of tests/keras/layer_cases.py and its fellows.

    cd tests && TF_ENABLE_ONEDNN_OPTS=0 python golden/record_keras_layers.py [layers] [space] [sequences] [words]

needs TensorFlow, and writes golden/keras_layers.json and so on: those that are named, or all.
"""

import sys
import warnings
from pathlib import Path

import tensorflow as tf

import keras

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "keras"))  # as `keras` is the real one

import layer_cases
import sequence_cases
import space_cases
import word_cases
from expressions import record

TABLES = {"layers": layer_cases, "space": space_cases, "sequences": sequence_cases, "words": word_cases}

if __name__ == "__main__":
    warnings.simplefilter("ignore")
    for name in sys.argv[1:] or TABLES:
        record(tf, keras, f"keras_{name}.json", TABLES[name].FAMILIES,
               getattr(TABLES[name], "SETUP", layer_cases.SETUP))
