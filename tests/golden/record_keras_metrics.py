"""Records what the metrics of Keras do with the cases of tests/keras/metric_cases.py.

    cd tests && TF_ENABLE_ONEDNN_OPTS=0 python golden/record_keras_metrics.py

needs TensorFlow, and writes golden/keras_metrics.json.
"""

import json
import sys
import warnings
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:] = [p for p in sys.path if Path(p or ".").resolve() != HERE.parent]  # there, `keras` is a folder of tests

import tensorflow as tf  # noqa: E402

import keras  # noqa: E402

sys.path.insert(0, str(HERE.parent / "keras"))

from metric_cases import CASES, REFUSALS, config_of, refusal, run, ways_of  # noqa: E402


def attempt(*case):
    try:
        return run(tf, keras, *case)
    except Exception as error:
        return {"error": type(error).__name__}


def lines_of(recorded):
    """JSON with one entry a line, its numbers with as many digits as float32 has, or more."""
    sections = []
    for section, entries in recorded.items():
        lines = [f"{json.dumps(name)}: {json.dumps(rounded(entry))}" for name, entry in entries.items()]
        sections.append(f"{json.dumps(section)}: {{\n" + ",\n".join(lines) + "\n}")
    return "{" + ",\n".join(sections) + "}\n"


def rounded(entry):
    if isinstance(entry, float):
        return float(f"{entry:.10g}")
    if isinstance(entry, dict):
        return {key: rounded(value) for key, value in entry.items()}
    return [rounded(item) for item in entry] if isinstance(entry, list) else entry


def main():
    warnings.simplefilter("ignore")
    recorded = {
        "results": {f"{expression} | {data}": {way: attempt(expression, data, way) for way in ways_of(expression, data)}
                    for _, expression, data in CASES},
        "configs": {expression: config_of(keras, expression) for _, expression, data in CASES
                    if len(ways_of(expression, data)) > 1},
        "refusals": {text: refusal(keras, text) for text in REFUSALS},
    }
    (HERE / "keras_metrics.json").write_text(lines_of(recorded))
    errors = {(name, way): result["error"] for name, ways in recorded["results"].items()
              for way, result in ways.items() if "error" in result}
    print(f"{len(recorded['results'])} metrics, refused:", *errors.items(), sep="\n  ")


if __name__ == "__main__":
    main()
