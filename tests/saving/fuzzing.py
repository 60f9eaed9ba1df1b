"""Feeds mutated checkpoints to the reader, which may answer only with its declared errors.

    cd tests && python -m saving.fuzzing 20000

A real checkpoint is taken, and bytes of its index or data are flipped, cut out, doubled or overwritten. In half of the
cases the checksums are made right again afterwards, since else these would stop everything: an index is taken apart,
entries and the graph of objects are mutated as messages, and it is put together again.
"""

import random
import resource
import sys
import tempfile
import time
from collections import Counter

import numpy as np

import minitf as tf
from minitf.backend.log import get_logger
from minitf.saving.object_graph import GRAPH_KEY
from minitf.wire import messages
from minitf.wire.bundle.reader import shard_path
from minitf.wire.bundle.table import entries
from minitf.wire.bundle.table_writer import table
from minitf.wire.bundle.writer import BundleWriter

ERRORS = (tf.errors.OpError, ValueError, AssertionError)
MEMORY = 1 << 30  # bytes beyond what the process has before it reads the first
NUMBERS = (0, 1, 2, 7, 127, 255, 1 << 31, 1 << 40, (1 << 63) - 1)


def objects():
    """What is saved, and what the mutants are restored into."""
    module = tf.Module()
    module.w = tf.Variable(tf.ones([4, 5]))
    module.rest = [tf.Variable(3), {"k": tf.Variable(["ab", "cde", ""])}]
    module.half = tf.Variable(tf.cast([1.0, 2.0], tf.bfloat16))
    return tf.train.Checkpoint(module, step=tf.Variable(7))


def mutated(data, draw):
    """The bytes with a few changes."""
    data = bytearray(data)
    for _ in range(draw.choice((1, 1, 2, 5))):
        place = draw.randrange(len(data) + 1)
        kind = draw.randrange(5)
        if kind == 0 and place < len(data):
            data[place] ^= 1 << draw.randrange(8)
        elif kind == 1:
            del data[place : place + draw.choice((1, 4, 1000))]
        elif kind == 2:
            data[place:place] = data[place : place + draw.choice((1, 8, 300))]
        elif kind == 3:
            data[place : place + 4] = draw.randbytes(4)
        else:
            data[place : place + 8] = draw.choice(NUMBERS).to_bytes(8, "little")[: draw.choice((1, 4, 8))]
    return bytes(data)


def mutated_entry(value, draw):
    """An entry of the index with one field changed; still a message, unless it is mutated as bytes."""
    if draw.random() < 0.3:
        return mutated(value, draw)
    proto = messages.BundleEntryProto.FromString(value)
    number = draw.choice(NUMBERS)
    field = draw.randrange(6)
    if field == 0:
        proto.dtype = number % 40
    elif field == 1:
        proto.shape.dim.add(size=draw.choice((-1, number)))
    elif field == 2:
        proto.shard_id = draw.choice((-1, 1, 5))
    elif field == 3:
        proto.offset = draw.choice((-1, number))
    elif field == 4:
        proto.size = draw.choice((-1, number))
    else:
        proto.crc32c = number % (1 << 32)
    return proto.SerializeToString()


def write_mutant(index, data, graph, prefix, draw):
    """Write the files of one mutant."""
    kind = draw.randrange(4)
    if kind == 0:
        index = mutated(index, draw)
    elif kind == 1:
        data = mutated(data, draw)
    elif kind == 2:
        pairs = dict(entries(index, "real"))
        key = draw.choice(list(pairs))
        pairs[key] = mutated_entry(pairs[key], draw) if key else mutated(pairs[key], draw)
        if draw.random() < 0.2:
            pairs[mutated(key, draw)] = pairs.pop(key)
        index = table(sorted(pairs.items()))
    else:
        with BundleWriter(prefix) as bundle:
            for key, value in graph["values"].items():
                bundle.add(key, value)
            bundle.add(GRAPH_KEY, np.array(mutated(graph["graph"], draw), object))
        return
    for path, content in ((prefix + ".index", index), (shard_path(prefix, 0, 1), data)):
        with open(path, "wb") as file:
            file.write(content)


def real(prefix):
    """(bytes of the index, bytes of the data, the values and the graph) of a real checkpoint."""
    objects().write(prefix)
    reader = tf.train.load_checkpoint(prefix)
    values = {key: reader.get_tensor(key) for key in reader.get_variable_to_shape_map()}
    graph = {"graph": values.pop(GRAPH_KEY), "values": values}
    with open(prefix + ".index", "rb") as index, open(shard_path(prefix, 0, 1), "rb") as data:
        return index.read(), data.read(), graph


def read_all(prefix):
    """Everything that may be asked of a checkpoint."""
    objects().read(prefix).expect_partial().assert_consumed()
    reader = tf.train.load_checkpoint(prefix)
    reader.debug_string()
    for key in reader.get_variable_to_shape_map():
        reader.get_tensor(key)


def run(count, seed, seconds):
    """Read `count` mutants, as many as there is time for; returns how many ended in which error.

    Raises: what is no declared error.
    """
    draw = random.Random(seed)
    get_logger().setLevel("CRITICAL")
    found: Counter = Counter()
    end = time.time() + seconds
    with tempfile.TemporaryDirectory() as folder:
        prefix = folder + "/ckpt"
        parts = real(prefix)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        while found.total() < count and time.time() < end:
            write_mutant(*parts, prefix, draw)
            try:
                read_all(prefix)
                found["nothing"] += 1
            except ERRORS as error:
                found[type(error).__name__] += 1
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    assert grown < MEMORY, f"{grown} bytes were allocated"
    return found


if __name__ == "__main__":
    print(dict(run(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000, seed=5, seconds=600)))
