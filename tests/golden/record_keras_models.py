"""Records what Keras gives for the cases of keras/model_cases.py:  cd tests && python golden/record_keras_models.py"""

import importlib.util
import json
import os
from pathlib import Path

os.environ.update(COLUMNS="120", TF_CPP_MIN_LOG_LEVEL="3", TF_ENABLE_ONEDNN_OPTS="0")

import tensorflow as tf

HERE = Path(__file__).resolve().parent
spec = importlib.util.spec_from_file_location("model_cases", HERE.parent / "keras" / "model_cases.py")
cases = importlib.util.module_from_spec(spec)
spec.loader.exec_module(cases)

found = {name: cases.run(tf, name) for name in cases.CASES}
(HERE / "keras_models.json").write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
