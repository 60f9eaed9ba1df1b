"""Records a graph model as TensorFlow.js's own converter writes it: fused nodes, loops as rings.

Run with a Python that has TensorFlow 2.21 and the package tensorflowjs 4.22; of what that imports, this needs no more
than tensorflow_hub and tf_keras:  python tests/golden/record_js_converter.py
Writes js_converter.json beside this file.
"""

import base64
import json
import sys
import tempfile
from pathlib import Path
from types import ModuleType

import numpy as np
import tensorflow as tf

L = tf.keras.layers
UNUSED = ("tensorflow_decision_forests", "jax", "jax.experimental", "jax.experimental.jax2tf")


def main():
    model = tf.keras.Sequential([
        tf.keras.Input((5, 5, 2)), L.Conv2D(2, 3, activation="relu"), L.BatchNormalization(),
        L.DepthwiseConv2D(2, activation="relu6"), L.PReLU(shared_axes=[1, 2]), L.Flatten(),
        L.Dense(3, activation="elu"), L.Reshape((3, 1)), L.LSTM(2, return_sequences=True), L.GRU(2),
        L.Dense(2, activation="softmax")])  # fmt: skip
    random = np.random.default_rng(0)
    model.set_weights([random.uniform(0.2, 1.0, w.shape) for w in model.get_weights()])
    x = random.normal(size=(2, 5, 5, 2)).astype(np.float32)
    for name in UNUSED:
        sys.modules[name] = ModuleType(name)
    sys.modules["jax.experimental"].jax2tf = sys.modules["jax.experimental.jax2tf"]
    from tensorflowjs.converters import tf_saved_model_conversion_v2 as converter

    with tempfile.TemporaryDirectory() as folder:
        model.export(f"{folder}/saved", verbose=False)
        converter.convert_tf_saved_model(f"{folder}/saved", f"{folder}/web")
        document = json.loads(Path(folder, "web/model.json").read_text())
        files = {path.name: base64.b64encode(path.read_bytes()).decode() for path in Path(folder, "web").glob("*.bin")}
    golden = {"model": document, "files": files, "x": x.tolist(), "y": model(x).numpy().tolist()}
    Path(__file__).with_name("js_converter.json").write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    main()
