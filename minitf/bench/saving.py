"""A model of 500 MB on disk: saved, restored, and one of its variables read.   Floor 10.   Next: rows.py."""

import numpy as np

from minitf.bench.folder import Folder

COUNT, LENGTH = 20, 6_250_000  # variables, and float32 numbers in each


def _checkpoint(tf):
    """A checkpoint of variables, and a folder that goes with the process."""
    variables = [tf.Variable(np.full(LENGTH, float(i), np.float32)) for i in range(COUNT)]
    folder = Folder()
    return tf.train.Checkpoint(variables=variables), folder, f"{folder.name}/ckpt"


def save(tf):
    """Write 500 MB, over the file that is there."""
    checkpoint, folder, path = _checkpoint(tf)
    return lambda: (checkpoint.write(path), folder)


def restore(tf):
    """Read 500 MB into variables."""
    checkpoint, folder, path = _checkpoint(tf)
    checkpoint.write(path)
    return lambda: (checkpoint.read(path).expect_partial(), folder)


def one(tf):
    """Read 25 MB of the 500."""
    checkpoint, folder, path = _checkpoint(tf)
    checkpoint.write(path)
    return lambda: (tf.train.load_variable(path, "variables/7/.ATTRIBUTES/VARIABLE_VALUE"), folder)


def _arrays():
    folder = Folder()
    return np.zeros((COUNT, LENGTH), np.float32), folder, f"{folder.name}/data"


def save_numpy():
    """Write as many bytes, without checksums."""
    arrays, folder, path = _arrays()
    return lambda: (arrays.tofile(path), folder)


def restore_numpy():
    """Read as many bytes."""
    arrays, folder, path = _arrays()
    arrays.tofile(path)
    return lambda: ([np.fromfile(path, np.float32, LENGTH, offset=4 * i * LENGTH) for i in range(COUNT)], folder)


def one_numpy():
    """Read 25 MB from the middle of a file."""
    arrays, folder, path = _arrays()
    arrays.tofile(path)
    return lambda: (np.fromfile(path, np.float32, LENGTH, offset=28 * LENGTH), folder)
