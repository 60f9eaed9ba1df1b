"""Records what the optimizers of Keras do with the cases of tests/keras/optimizer_cases.py.

    cd tests && TF_ENABLE_ONEDNN_OPTS=0 python golden/record_keras_optimizers.py

needs TensorFlow, and writes golden/keras_optimizers.json.
"""

import json
import sys
import warnings
from pathlib import Path

import tensorflow as tf

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "keras"))  # as `keras` would be the real one

from optimizer_cases import CASES, REFUSALS, SCHEDULES, config_of, made, refusal, run  # noqa: E402


def main():
    warnings.simplefilter("ignore")
    recorded = {
        "steps": {name: run(tf, expression, problem) for name, expression, problem in CASES},
        "configs": {name: config_of(tf, expression) for name, expression, _ in CASES if name != "function"},
        "schedules": {text: [float(made(tf, text)(step)) for step in range(25)] for text in SCHEDULES},
        "schedule_configs": {text: made(tf, text).get_config() for text in SCHEDULES},
        "refusals": {text: refusal(tf, text) for text in REFUSALS},
    }
    (HERE / "keras_optimizers.json").write_text(json.dumps(recorded, indent=0, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
