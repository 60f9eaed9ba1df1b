"""A worker that is killed in the middle of an epoch: all begin again, and what they learn in the end is the same."""

import json
import subprocess
import sys

import numpy as np

import minitf as tf

DATA = """
rng = np.random.default_rng(0)
x = rng.normal(size=(16, 3)).astype("float32")
y = x @ np.array([[1.0], [2.0], [3.0]], "float32")

def made():
    tf.keras.utils.set_random_seed(5)
    model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(1)])
    model.compile(tf.keras.optimizers.SGD(0.05, momentum=0.9), "mse")
    return model
"""

PROGRAM = """
import json, os, sys
import numpy as np
import minitf as tf

folder = sys.argv[1]
strategy = tf.distribute.MultiWorkerMirroredStrategy()
rank = strategy.extended.group.rank
DATA
with strategy.scope():
    model = made()

class Killed(tf.keras.callbacks.Callback):
    def on_epoch_begin(self, epoch, logs=None):
        self.epoch = epoch

    def on_train_batch_end(self, batch, logs=None):
        if (rank, self.epoch, batch) == (1, 2, 2) and not os.path.exists(f"{folder}/killed"):
            open(f"{folder}/killed", "w").close()
            os.kill(os.getpid(), 9)

backup = tf.keras.callbacks.BackupAndRestore(f"{folder}/backup", save_freq=2, delete_checkpoint=False)
history = model.fit(x, y, 4, 4, shuffle=False, verbose=0, callbacks=[backup, Killed()])
weights = [each.tolist() for each in model.get_weights()]
json.dump([model._initial_epoch, history.history["loss"], weights], open(f"{folder}/{rank}", "w"))
""".replace("DATA", DATA)


def test_killed_in_the_middle_of_an_epoch(tmp_path):
    script = tmp_path / "program.py"
    script.write_text(PROGRAM)
    command = [sys.executable, "-m", "minitf", "launch", "-n", "2", "--restarts", "1", str(script), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "killed").exists()

    here = {"np": np, "tf": tf}
    exec(DATA, here)  # the same training in one process, undisturbed
    model = here["made"]()
    losses = model.fit(here["x"], here["y"], 4, 4, shuffle=False, verbose=0).history["loss"]
    for rank in (0, 1):
        first, found, weights = json.loads((tmp_path / str(rank)).read_text())
        assert first == 2
        np.testing.assert_allclose(found, losses[2:], rtol=1e-5)
        for theirs, ours in zip(weights, model.get_weights(), strict=True):
            np.testing.assert_allclose(theirs, ours, rtol=1e-5)
