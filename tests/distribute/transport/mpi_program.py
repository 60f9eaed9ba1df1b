"""What the workers of test_mpi.py do: minitf launch --mpi mpi_program.py WHAT."""

import sys
import time

import ml_dtypes
import numpy as np

import minitf as tf
from minitf.distribute.transport.mpi import MpiGroup

EVERY_DTYPE = ["float32", "float64", "int32", "int64", "uint8", "bool", "float16", ml_dtypes.bfloat16, "complex64"]


def exchanges():
    group = MpiGroup()
    for dtype in EVERY_DTYPE:
        x = np.ones((2, 3), dtype)
        total = group.all_reduce(x)
        assert (total.dtype, total.shape) == (x.dtype, (2, 3))
        np.testing.assert_array_equal(total, np.full((2, 3), group.size).astype(dtype))
    parts = group.all_gather(np.full((group.rank, 2), group.rank, "float32"))
    for i, part in enumerate(parts):
        np.testing.assert_array_equal(part, np.full((i, 2), i))
    assert [int(part) for part in group.all_gather(np.int32(group.rank))] == list(range(group.size))
    assert group.broadcast(np.array(7 + group.rank)) == 7
    group.barrier()


def disagreement():
    group = MpiGroup()
    try:
        group.all_reduce(np.ones(3 + (group.rank == 1), "float32"))
    except tf.errors.UnavailableError as error:
        print(f"{error}\n", end="")


def late():
    group = MpiGroup(timeout=1.0)
    if group.rank == 1:
        time.sleep(600)
    try:
        group.barrier()
    except tf.errors.UnavailableError as error:
        print(f"{error}\n", end="", flush=True)


def training():
    strategy = tf.distribute.MultiWorkerMirroredStrategy()
    rank = strategy.cluster_resolver.task_id or 0
    tf.keras.utils.set_random_seed(rank)  # the first worker's weights count
    random = np.random.default_rng(0)
    x, y = random.normal(size=(32, 3)).astype("float32"), random.normal(size=(32, 1)).astype("float32")
    with strategy.scope():
        tf.keras.utils.set_random_seed(1 + rank)
        model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(1)])
        model.compile("adam", "mse")
    losses = model.fit(tf.data.Dataset.from_tensor_slices((x, y)).batch(8), epochs=2, verbose=0).history["loss"]
    print(f"{losses[0]:.5f} {losses[1]:.5f}\n", end="")


if __name__ == "__main__":
    globals()[sys.argv[1]]()
