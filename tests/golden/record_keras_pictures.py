"""Records what Keras answers to the expressions of tests/keras/picture_cases.py.

    cd tests && TF_ENABLE_ONEDNN_OPTS=0 python golden/record_keras_pictures.py

needs TensorFlow and SciPy, and writes golden/keras_pictures.json.
"""

import sys
import warnings
from pathlib import Path

import tensorflow as tf

import keras

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "keras"))  # as `keras` is the real one

import layer_cases
import picture_cases
from expressions import record

if __name__ == "__main__":
    warnings.simplefilter("ignore")
    record(tf, keras, "keras_pictures.json", picture_cases.FAMILIES,
           layer_cases.SETUP + picture_cases.SETUP)
