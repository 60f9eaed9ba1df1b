"""A process of Node with TensorFlow.js, which stays and takes orders: it is slow to start."""

import json
import os
import subprocess
import threading
from pathlib import Path

import numpy as np

DRIVER = Path(__file__).parent / "js" / "driver.mjs"
LONGEST = 300  # seconds for an order
TYPES = {"f": "float32", "i": "int32", "b": "bool"}


class Node:
    """Orders are calls: `node("predict", model=folder, inputs=[...])`; see `js/driver.mjs`.

    modules: the folder with node_modules.
    """

    def __init__(self, modules):
        self._process = subprocess.Popen(["node", DRIVER], env={**os.environ, "MINITF_TFJS": str(modules)}, text=True,
                                         stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.version = self._answer()["version"]

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._process.stdin.close()
        self._process.wait(timeout=LONGEST)
        self._process.stdout.close()

    def __call__(self, order, **settings):
        """The answer to an order.  Raises: RuntimeError with what went wrong there."""
        self._process.stdin.write(json.dumps({"do": order, **settings}, default=os.fspath) + "\n")
        self._process.stdin.flush()
        answer = self._answer()
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer

    def _answer(self):
        watchdog = threading.Timer(LONGEST, self._process.kill)
        watchdog.start()
        line = self._process.stdout.readline()
        watchdog.cancel()
        assert line, "Node has stopped"
        return json.loads(line)

    # --- what tests want -------------------------------------------------------------------------------------------
    def predict(self, folder, inputs) -> list:
        """The arrays that a model gives.   inputs: arrays, in order; of a graph model a dict of them by name."""
        named = inputs.items() if isinstance(inputs, dict) else ((None, x) for x in inputs)
        answer = self("predict", model=folder, inputs=[sent(x, name) for name, x in named])
        return [received(y) for y in answer["outputs"]]

    def train(self, folder, x, y, epochs, save) -> list:
        """The losses of the epochs.   save: the folder to write the model to, afterwards."""
        return self("train", model=folder, x=sent(x), y=sent(y), epochs=epochs, save=save)["losses"]

    def make(self, source, folder, inputs) -> list:
        """The arrays that a model gives which is made, and saved, there.

        source: of a function in JavaScript that is given `tf`.
        """
        answer = self("save", make=source, save=folder, inputs=[sent(x) for x in inputs])
        return [received(y) for y in answer["outputs"]]


def sent(x, name=None) -> dict:
    """An array in JSON."""
    x = np.asarray(x)
    return {"name": name, "shape": list(x.shape), "dtype": TYPES[x.dtype.kind], "data": x.reshape(-1).tolist()}


def received(y) -> np.ndarray:
    """An array out of JSON."""
    return np.array(y["data"], y["dtype"]).reshape(y["shape"])
