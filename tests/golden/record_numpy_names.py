"""Record what tf.experimental.numpy comes to in TensorFlow.   From tests/: python golden/record_numpy_names.py"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import tensorflow as tf

from golden.numpy_names import EXPRESSIONS, outcome

tf.experimental.numpy.experimental_enable_numpy_behavior()  # some of its functions need the methods of arrays
recorded = {expression: outcome(expression, tf) for expression in EXPRESSIONS}
lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in recorded.items())
Path(__file__).with_name("numpy_names.json").write_text("{\n" + lines + "\n}\n", encoding="utf-8")
