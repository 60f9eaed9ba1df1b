"""`minitf launch`."""

import argparse
import json
import subprocess
import sys

import numpy as np
import pytest

import minitf as tf
from minitf.cli import launch

SCRIPT = """
import json, os, sys
config = json.loads(os.environ["TF_CONFIG"])
rank = config["task"]["index"]
open(f"{sys.argv[1]}/{rank}", "w").write(" ".join([str(len(config["cluster"]["worker"])), *sys.argv[2:]]))
sys.exit(3 if rank == 1 and "fail" in sys.argv else 0)
"""


@pytest.mark.parametrize(("word", "code"), [("well", 0), ("fail", 1)])
def test_workers_are_told_who_they_are(tmp_path, capsys, word, code):
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    parser = argparse.ArgumentParser()
    launch.add_arguments(parser)
    args = parser.parse_args(["-n", "3", str(script), str(tmp_path), word, "-v"])
    assert launch.run(args) == code
    assert [(tmp_path / str(rank)).read_text() for rank in range(3)] == [f"3 {word} -v"] * 3
    assert ("worker 1 ended with exit status 3" in capsys.readouterr().err) == bool(code)


def test_a_number_of_workers():
    assert launch.positive("2") == 2
    with pytest.raises(argparse.ArgumentTypeError):
        launch.positive("0")
    assert launch.meaning(-9) == "signal 9"


# Trains, is killed once, and goes on, and tells what it has learnt.
PROGRAM = """
import json, os, sys
import numpy as np
import minitf as tf

folder = sys.argv[1]
strategy = tf.distribute.MultiWorkerMirroredStrategy()
rank = strategy.extended.group.rank
rng = np.random.default_rng(0)
x = rng.normal(size=(16, 3)).astype("float32")
y = x @ np.array([[1.0], [2.0], [3.0]], "float32")
tf.keras.utils.set_random_seed(rank)  # the first worker's weights count
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(1)])
    model.compile(tf.keras.optimizers.SGD(0.05, momentum=0.9), "mse")

class Killed(tf.keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        mark = f"{folder}/killed"
        if rank == 1 and epoch == 1 and not os.path.exists(mark):
            open(mark, "w").close()
            os.kill(os.getpid(), 9)

backup = tf.keras.callbacks.BackupAndRestore(f"{folder}/backup", delete_checkpoint=False)
history = model.fit(x, y, 8, 4, shuffle=False, verbose=0, callbacks=[backup, Killed()])
outputs = model.predict(x, 8, verbose=0)
json.dump([float(history.history["loss"][-1]), outputs.ravel().tolist(), model.get_weights()[0].ravel().tolist(),
           rank], open(f"{folder}/{rank}", "w"))
"""


def launched(folder):
    """What the two workers of the program have found."""
    script = folder / "program.py"
    script.write_text(PROGRAM)
    command = [sys.executable, "-m", "minitf", "launch", "-n", "2", "--restarts", "1", str(script), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return [json.loads((folder / str(rank)).read_text()) for rank in (0, 1)], done.stderr


def alone(weights):
    """The same training in this process, from the same weights."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=(16, 3)).astype("float32")
    y = x @ np.array([[1.0], [2.0], [3.0]], "float32")
    model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(1)])
    model.set_weights(weights)
    model.compile(tf.keras.optimizers.SGD(0.05, momentum=0.9), "mse")
    history = model.fit(x, y, 8, 4, shuffle=False, verbose=0)
    return float(history.history["loss"][-1]), model.predict(x, 8, verbose=0).ravel(), model.get_weights()[0].ravel()


def test_two_workers_train_as_one_though_one_is_killed(tmp_path):
    pytest.importorskip("h5py")
    tf.keras.utils.set_random_seed(0)
    dense = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(1)])
    loss, outputs, weights = alone(dense.get_weights())
    results, told = launched(tmp_path)
    assert "worker 1 ended with signal 9" in told
    assert "all workers start again (1 of 1)" in told
    for found in results:
        np.testing.assert_allclose(found[0], loss, rtol=1e-4)
        np.testing.assert_allclose(found[1], outputs, rtol=1e-4, atol=1e-5)
        np.testing.assert_allclose(found[2], weights, rtol=1e-4)
