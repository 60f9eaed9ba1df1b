"""Kills a process again and again while it saves, and looks whether the last good checkpoint is still whole.

    cd tests && python -m saving.killing 200

The process saves a model of some MB without end, into a folder of numbered checkpoints and over one fixed name. After
each kill every checkpoint that is there must be restored without an error, and hold the values of one single save: the
latest of the folder, of which there always is one after the first, those before it, and the one with the fixed name.
"""

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
from saving.killing import objects

checkpoint = objects()
manager = tf.train.CheckpointManager(checkpoint, sys.argv[1] + "/numbered", max_to_keep=2)
manager.restore_or_initialize()
print("ready", flush=True)
while True:
    for variable in checkpoint.values:
        variable.assign_add(tf.ones_like(variable))
    manager.save()
    checkpoint.write(sys.argv[1] + "/fixed/ckpt")
    print("saved", flush=True)
"""
LENGTH = 1 << 18


def objects():
    """A checkpoint of four variables of 1 MB each, which count saves."""
    return tf.train.Checkpoint(values=[tf.Variable(tf.zeros([LENGTH])) for _ in range(4)])


def kill_once(folder, saves, wait):
    """Start a saver, and kill it `wait` seconds after it has done `saves`; returns how many whole saves it got done."""
    with subprocess.Popen([sys.executable, "-c", SAVER, folder], cwd=Path(__file__).parents[1], text=True,
                          stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == "ready\n"
        for _ in range(saves):
            assert process.stdout.readline() == "saved\n"
        time.sleep(wait)
        process.kill()
        return saves + process.stdout.read().count("saved\n")


def restored(path):
    """The value of a checkpoint's variables, which must all be of one save."""
    checkpoint = objects()
    checkpoint.read(path).expect_partial().assert_existing_objects_matched()
    found = {float(x) for variable in checkpoint.values for x in np.unique(variable.numpy())}
    assert len(found) == 1, f"{path} mixes {found}"
    return found.pop()


def run(kills, seed, longest=0.25):
    """Kill savers at random points, every other one after a save at least; returns how many whole saves they got done.

    Raises: AssertionError, or that of the reader, where a checkpoint is not whole.
    """
    random.seed(seed)
    with tempfile.TemporaryDirectory() as folder:
        saves, last, fixed = 0, 0.0, 0.0
        for number in range(kills):
            saves += kill_once(folder, number % 2, random.uniform(0, longest))
            state = tf.train.get_checkpoint_state(f"{folder}/numbered")
            if state:
                paths = state.all_model_checkpoint_paths  # among which may be one that was just being deleted
                values = [restored(path) for path in paths if Path(path + ".index").exists()]
                assert restored(state.model_checkpoint_path) == max(values) >= last
                last = max(values)
            if Path(folder, "fixed", "ckpt.index").exists():
                found = restored(f"{folder}/fixed/ckpt")
                assert fixed <= found <= last
                fixed = found
        assert saves == 0 or last >= saves
    return saves


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    print(f"{count} kills, {run(count, seed=7)} whole saves, every checkpoint whole")
