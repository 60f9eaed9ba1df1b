"""Feeds mutated .keras, .weights.h5 and .h5 files to their readers, which may answer only with their declared errors.

    cd tests && python -m keras.saving.fuzzing 20000

Real files are taken, and bytes of them flipped, cut out, doubled or overwritten; in archives also the members alone, so
that their checksums are right, and the config as JSON. HDF5's own library reads the files in C, and may end a process:
so the mutants are read by workers, of which each reads some hundreds, and one that dies is counted and reported.
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import warnings
import zipfile
from collections import Counter
from pathlib import Path

import numpy as np

import minitf as tf

ERRORS = (ValueError, TypeError, OSError, tf.errors.OpError)
KINDS = ("m.keras", "m.weights.h5", "m.h5")
MEMORY = 1 << 30  # bytes beyond what a process has before it reads the first
VALUES = (None, 0, -1, 1 << 62, "", "x", [], {}, [[]], True, 1.5, "os", "system", "../x")


def model():
    """A small model, with weights of several kinds and a state of its optimizer."""
    tf.keras.utils.set_random_seed(1)
    layers = tf.keras.layers
    found = tf.keras.Sequential([tf.keras.Input((4,)), layers.Dense(3, "relu"), layers.BatchNormalization()])
    found.compile("adam", "mse")
    return found


def mutated(data, draw):
    """The bytes with a few changes."""
    data = bytearray(data)
    for _ in range(draw.choice((1, 1, 2, 5, 20))):
        place = draw.randrange(len(data) + 1)
        kind = draw.randrange(5)
        if kind == 0 and place < len(data):
            data[place] ^= 1 << draw.randrange(8)
        elif kind == 1:
            del data[place : place + draw.choice((1, 8, 1000))]
        elif kind == 2:
            data[place:place] = data[place : place + draw.choice((1, 8, 300))]
        elif kind == 3:
            data[place : place + 4] = draw.randbytes(4)
        else:
            data[place : place + 8] = draw.choice((0, 1, 255, 1 << 31, (1 << 63) - 1)).to_bytes(8, "little")
    return bytes(data)


def mutated_config(config, draw):
    """A config with one of its values changed."""
    node = config
    while True:
        key = draw.choice(list(node) if isinstance(node, dict) else range(len(node)))
        if not isinstance(node[key], (dict, list)) or not node[key] or draw.random() < 0.15:
            node[key] = draw.choice(VALUES)
            return config
        node = node[key]


def write_mutant(path, data, draw):
    """Write one mutant of a file's bytes."""
    if path.suffix != ".keras" or draw.random() < 0.3:
        path.write_bytes(mutated(data, draw))
        return
    original = path.with_suffix(".zip")
    original.write_bytes(data)
    chosen = draw.choice(("config.json", "config.json", "model.weights.h5"))
    with zipfile.ZipFile(original) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == chosen == "config.json" and draw.random() < 0.8:
                content = json.dumps(mutated_config(json.loads(content), draw)).encode()
            elif name == chosen:
                content = mutated(content, draw)
            target.writestr(name, content)


def read(path, into):
    """What a user does with such a file."""
    if path.name.endswith(".weights.h5"):
        into.load_weights(path)
    else:
        tf.keras.models.load_model(path)


def run(count, seed, kinds=KINDS):
    """Read `count` mutants; returns how many ended in which error.

    Raises: what is no declared error; AssertionError where much memory was taken.
    """
    draw, found = random.Random(seed), Counter()
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        into = model()
        into.fit(np.ones((4, 4)), np.ones((4, 3)), verbose=0)
        paths = [Path(folder, name) for name in kinds]
        for path in paths:
            into.save_weights(path) if path.name.endswith(".weights.h5") else into.save(path)
        whole = {path: path.read_bytes() for path in paths}
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for number in range(count):
            path = paths[number % len(paths)]
            write_mutant(path, whole[path], draw)
            try:
                read(path, into)
                found["nothing"] += 1
            except ERRORS as error:
                found[type(error).__name__] += 1
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 < MEMORY, "much memory was taken"
    return found


def run_in_workers(count, seconds, each=300):
    """(how many mutants ended in which error, what went wrong) of processes that read `each` mutants."""
    found, wrong, end, seed = Counter(), [], time.time() + seconds, 0
    while found.total() < count and time.time() < end:
        seed += 1
        done = subprocess.run([sys.executable, "-m", "keras.saving.fuzzing", "worker", str(each), str(seed)],
                              capture_output=True, text=True, cwd=Path(__file__).parents[2])
        if done.returncode:
            wrong.append(f"seed {seed}: the process ended with {done.returncode}: {done.stderr[-500:]}")
        else:
            found += Counter(json.loads(done.stdout))
    return found, wrong


if __name__ == "__main__":
    if sys.argv[1:2] == ["worker"]:
        print(json.dumps(run(int(sys.argv[2]), int(sys.argv[3]))))
    else:
        ended, wrong = run_in_workers(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000, seconds=1200)
        print(dict(ended), *wrong, sep="\n")
