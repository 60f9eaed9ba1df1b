"""Records what Keras does in the programs of tests/keras/training_cases.py.

    cd tests && TF_ENABLE_ONEDNN_OPTS=0 python golden/record_keras_training.py

needs TensorFlow, and writes golden/keras_training.json.
"""

import json
import sys
import warnings
from pathlib import Path

import keras

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "keras"))  # as `keras` would be the real one

from training_cases import CASES

if __name__ == "__main__":
    warnings.simplefilter("ignore")
    found = {case.__name__: case(keras) for case in CASES}
    found["version"] = keras.__version__
    path = Path(__file__).with_name("keras_training.json")
    path.write_text(json.dumps(found, indent=1) + "\n")
    print(f"{len(CASES)} programs: {path.name}")
