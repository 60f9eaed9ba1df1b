"""MultiWorkerMirroredStrategy: alone, with a wrong cluster, and as two processes."""

import json
import subprocess
import sys

import numpy as np
import pytest

import minitf as tf
from minitf.distribute.multi_worker import place_of

SIMPLE = tf.distribute.cluster_resolver.SimpleClusterResolver

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


def test_without_a_cluster_it_is_alone(monkeypatch):
    monkeypatch.delenv("TF_CONFIG", raising=False)
    strategy = tf.distribute.MultiWorkerMirroredStrategy()
    assert strategy.num_replicas_in_sync == 1
    assert strategy.extended.should_checkpoint
    assert not strategy.cluster_resolver.cluster_spec()
    assert strategy.run(lambda: tf.distribute.get_replica_context().all_reduce("SUM", tf.constant(2.0))).numpy() == 2.0


def test_the_chief_comes_first():
    spec = tf.train.ClusterSpec({"worker": ["a:1", "b:2"], "chief": ["c:3"], "ps": ["d:4"]})
    assert place_of(SIMPLE(spec, task_type="worker", task_id=1)) == (2, ["c:3", "a:1", "b:2"])
    with pytest.raises(ValueError, match=r"this process is \('worker', 2\), the cluster's workers are"):
        tf.distribute.MultiWorkerMirroredStrategy(SIMPLE(spec, task_type="worker", task_id=2))


def test_a_task_that_is_not_in_tf_config(monkeypatch):
    monkeypatch.setenv("TF_CONFIG", '{"cluster": {"worker": ["a:1", "b:2"]}, "task": {"type": "worker", "index": 2}}')
    with pytest.raises(ValueError, match="TF_CONFIG: it is"):
        tf.distribute.MultiWorkerMirroredStrategy()
