"""Records what Keras answers to the expressions of tests/keras/preprocessing_cases.py.

    cd tests && python golden/record_keras_preprocessing.py

needs TensorFlow, and writes golden/keras_preprocessing.json.
"""

import sys
from pathlib import Path

import tensorflow as tf

import keras

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "keras"))  # as `keras` is the real one

import preprocessing_cases
from expressions import record

if __name__ == "__main__":
    record(tf, keras, "keras_preprocessing.json", preprocessing_cases.FAMILIES, preprocessing_cases.SETUP)
