"""Saving and restoring: 500 MB in few variables, many small variables, a SavedModel.   Floor 10.   Next: rows.py."""

import numpy as np

from minitf.bench.folder import Folder

COUNT, LENGTH = 20, 6_250_000  # variables, and float32 numbers in each
MANY, SHORT = 3000, 100  # the same for many small ones
LAYERS = 40  # of a network in a SavedModel


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


def _many(tf):
    """A checkpoint of many small variables."""
    folder = Folder()
    layers = [{"w": tf.Variable(tf.ones([SHORT])), "b": tf.Variable(0.0)} for _ in range(MANY // 2)]
    return tf.train.Checkpoint(layers=layers), folder, f"{folder.name}/ckpt"


def save_many(tf):
    """Write 3,000 variables."""
    checkpoint, folder, path = _many(tf)
    return lambda: (checkpoint.write(path), folder)


def restore_many(tf):
    """Read 3,000 variables."""
    checkpoint, folder, path = _many(tf)
    checkpoint.write(path)
    return lambda: (checkpoint.read(path).assert_consumed(), folder)


def _short_arrays():
    folder = Folder()
    return [np.ones(SHORT, np.float32) for _ in range(MANY)], folder, f"{folder.name}/data"


def save_many_numpy():
    """Write as many arrays into one file."""
    arrays, folder, path = _short_arrays()

    def run():
        with open(path, "wb") as file:
            for array in arrays:
                array.tofile(file)

    return lambda: (run(), folder)


def restore_many_numpy():
    """Read as many arrays from one file."""
    arrays, folder, path = _short_arrays()
    np.concatenate(arrays).tofile(path)

    def run():
        with open(path, "rb") as file:
            return [np.fromfile(file, np.float32, SHORT) for _ in range(MANY)]

    return lambda: (run(), folder)


def _model(tf):
    """A network of many layers with a signature, and a folder for it."""
    folder, model = Folder(), tf.Module()
    model.kernels = [tf.Variable(tf.eye(64)) for _ in range(LAYERS)]

    @tf.function(input_signature=[tf.TensorSpec([None, 64], tf.float32)])
    def call(x):
        for kernel in model.kernels:
            x = tf.nn.relu(x @ kernel + 1.0)
        return x

    model.call = call
    return model, folder, f"{folder.name}/model"


def save_model(tf):
    """Write a SavedModel of 40 layers."""
    model, folder, path = _model(tf)
    return lambda: (tf.saved_model.save(model, path), folder)


def load_model(tf):
    """Load a SavedModel of 40 layers, and call it once."""
    model, folder, path = _model(tf)
    tf.saved_model.save(model, path)
    x = tf.ones([1, 64])

    def run():
        loaded = tf.saved_model.load(path)
        return loaded.call(x)

    return lambda: (run(), folder)


def _kernels():
    folder = Folder()
    return [np.eye(64, dtype=np.float32) for _ in range(LAYERS)], folder, f"{folder.name}/kernels.npz"


def save_model_numpy():
    """Write its kernels alone."""
    kernels, folder, path = _kernels()
    return lambda: (np.savez(path, *kernels), folder)


def load_model_numpy():
    """Read its kernels, and compute the same."""
    kernels, folder, path = _kernels()
    np.savez(path, *kernels)

    def run():
        x = np.ones((1, 64), np.float32)
        with np.load(path) as file:
            for name in file:
                x = np.maximum(x @ file[name] + 1, 0)
        return x

    return lambda: (run(), folder)
