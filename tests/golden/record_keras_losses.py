"""Records what the losses of Keras do with the cases of tests/keras/loss_cases.py.

    cd tests && TF_ENABLE_ONEDNN_OPTS=0 python golden/record_keras_losses.py

needs TensorFlow, and writes golden/keras_losses.json.
"""

import json
import sys
import warnings
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:] = [p for p in sys.path if Path(p or ".").resolve() != HERE.parent]  # there, `keras` is a folder of tests

import keras  # noqa: E402
import tensorflow as tf  # noqa: E402

sys.path.insert(0, str(HERE.parent / "keras"))

from loss_cases import CASES, REFUSALS, config_of, refusal, run, ways_of  # noqa: E402


def attempt(*case):
    try:
        return run(tf, keras, *case)
    except Exception as error:
        return {"error": type(error).__name__}


def main():
    warnings.simplefilter("ignore")
    recorded = {
        "results": {f"{expression} | {data}": {way: attempt(expression, data, way) for way in ways_of(expression)}
                    for _, expression, data in CASES},
        "configs": {expression: config_of(keras, expression) for _, expression, _ in CASES
                    if len(ways_of(expression)) > 3},
        "refusals": {text: refusal(keras, text) for text in REFUSALS},
    }
    (HERE / "keras_losses.json").write_text(json.dumps(recorded, indent=0, sort_keys=True) + "\n")
    errors = {(name, way): result["error"] for name, ways in recorded["results"].items()
              for way, result in ways.items() if "error" in result}
    print(f"{len(recorded['results'])} losses, refused:", *errors.items(), sep="\n  ")


if __name__ == "__main__":
    main()
