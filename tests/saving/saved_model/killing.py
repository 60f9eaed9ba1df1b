"""Kills a process again and again while it saves a model over itself, and looks whether a whole one stands there.

    cd tests && python -m saving.saved_model.killing 200

After each kill the model must load, and its variables and its function must be of one save.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

import minitf as tf

SAVER = """
import sys
import minitf as tf
from saving.saved_model.killing import counted

for number in range(10**6):
    tf.saved_model.save(counted(number), sys.argv[1])
    if number == 1:
        print("ready", flush=True)
"""


def counted(number):
    """A model whose variables and whose graph hold the same number."""
    model = tf.Module()
    model.values = [tf.Variable(tf.fill([1 << 16], float(number))) for _ in range(2)]
    model.number = tf.function(lambda: float(number) + 0.0 * model.values[0][0], input_signature=[])
    return model


def kill_once(folder, wait):
    """Start a saver, and kill it `wait` seconds after its second save."""
    with subprocess.Popen([sys.executable, "-c", SAVER, folder], cwd=Path(__file__).parents[2], text=True,
                          stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == "ready\n"
        time.sleep(wait)
        process.kill()


def loaded(folder) -> float:
    """The number that a model holds, which must be the same everywhere."""
    model = tf.saved_model.load(folder)
    found = {float(model.number()), *(float(x) for v in model.values for x in np.unique(v.numpy()))}
    assert len(found) == 1, f"{folder} mixes {found}"
    return found.pop()


def run(kills, seed=0):
    """How many saves were done by savers that were killed."""
    rng, saves = random.Random(seed), 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model")
        for _ in range(kills):
            kill_once(path, rng.uniform(0.0, 0.4))
            saves += loaded(path)
    return saves


if __name__ == "__main__":
    print(f"{run(int(sys.argv[1])):.0f} saves, and after each kill the model was whole")
