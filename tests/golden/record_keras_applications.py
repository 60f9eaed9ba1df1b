"""Records the applications of Keras: their layers, and answers of small ones.

    cd tests && TF_ENABLE_ONEDNN_OPTS=0 python golden/record_keras_applications.py

needs TensorFlow, and writes golden/keras_applications.json. Of the layers only a checksum is kept, and the numbers.
"""

import hashlib
import json
import sys
from pathlib import Path

import numpy as np

import keras

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "keras"))  # as `keras` is the real one

from application_cases import BUILT, REFUSED, RUN, answer, described


def build(name, arguments):
    keras.utils.clear_session()
    return getattr(keras.applications, name)(weights=None, **arguments)


def refusal(expression):
    try:
        eval(expression, {**vars(keras.applications), "K": keras, "np": np})  # noqa: S307  our own expressions
    except Exception as error:
        return type(error).__name__


if __name__ == "__main__":
    built = {}
    for name, arguments in BUILT.items():
        model = build(name, arguments)
        text = json.dumps(described(model))
        built[name] = {"name": model.name, "layers": len(model.layers), "parameters": model.count_params(),
                       "output": list(model.output_shape), "checksum": hashlib.sha256(text.encode()).hexdigest()}
    found = {"built": built,
             "run": {name: answer(build(name, arguments)).tolist() for name, arguments in RUN.items()},
             "refused": {expression: refusal(expression) for expression in REFUSED}}
    (Path(__file__).parent / "keras_applications.json").write_text(json.dumps(found, indent=1) + "\n")
