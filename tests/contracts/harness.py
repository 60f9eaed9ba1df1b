"""Runs rows of the table in minitf, and watches every call that passes through `execute` meanwhile."""

import itertools
from importlib import import_module

import numpy as np

import minitf as tf
from architecture.sources import PACKAGE, module_name, python_files
from contracts.row import numpy_dtype
from contracts.table import dtypes_of, run
from minitf.backend import devices
from minitf.core import context
from minitf.core.op import REGISTRY
from minitf.core.tensor import Tensor

EPSILON = {"float16": 2**-10, "bfloat16": 2**-7, "float32": 2**-23, "float64": 2**-52,
           "complex64": 2**-23, "complex128": 2**-52}  # fmt: skip


for path in python_files(PACKAGE / "ops"):
    import_module(module_name(path))  # so that every op there is stands in the registry


class Witness:
    """A recorder that keeps every call."""

    def __init__(self):
        self.calls = []

    def record(self, call):
        self.calls.append(call)

    def read(self, variable, value):
        pass


def allowed_dtypes(row):
    """Names of the dtypes to try the row with in minitf."""
    return dtypes_of(row, {dtype.name for dtype in getattr(REGISTRY[row.op], row.letter)})


def tries(row):
    """(shapes, dtype) for each way to try the row."""
    return list(itertools.product(row.shapes, allowed_dtypes(row)))


def tensor(array):
    """A tensor around this very array: `tf.constant` would copy it, and straighten its strides."""
    return Tensor(array, devices.find("/CPU:0"))


def outputs_of(row, inputs):
    """The row's outputs as a list."""
    y = run(row, tf, inputs)
    return y if isinstance(y, list) else [y]


def watched(row, shapes, dtype):
    """Every call behind the row, those of its gradient too."""
    inputs = [tensor(a) for a in row.samples(shapes, dtype)]
    witness = Witness()
    with context.recording(witness):
        if row.smooth and any(x.dtype.is_floating for x in inputs):
            gradients(row, inputs)
        else:
            run(row, tf, inputs)
    return witness.calls


def gradients(row, inputs):
    """The gradient of the weighted sum of the row's outputs, for each input: tensors or None."""
    with tf.GradientTape() as tape:
        tape.watch([x for x in inputs if x.dtype.is_floating])
        total = weighted_sum(outputs_of(row, inputs))
    found = tape.gradient(total, inputs)
    return [None if g is None else tf.convert_to_tensor(g) for g in found]


def weighted_sum(outputs):
    """1 times the first element plus 2 times the second and so on: it tells elements apart."""
    terms = [tf.reduce_sum(tf.math.real(y * weights(y))) for y in outputs]
    return sum(terms[1:], terms[0])


def weights(y):
    array = y.numpy()
    return tensor(np.arange(1, 1 + array.size).reshape(array.shape).astype(numpy_dtype(y.dtype.name)))


def assert_close(actual, expected, dtype, ulps, message=""):
    """Equal up to `ulps` units in the last place of `dtype`, relative to the largest number around; else exactly."""
    actual, expected = np.asarray(actual), np.asarray(expected)
    assert actual.shape == expected.shape, message
    if dtype not in EPSILON:
        np.testing.assert_array_equal(actual, expected, err_msg=message)
        return
    wide = np.complex128 if expected.dtype.kind == "c" else np.float64
    actual, expected = actual.astype(wide), expected.astype(wide)
    largest = np.abs(expected[np.isfinite(expected)]).max(initial=0)
    tolerance = ulps * EPSILON[dtype]
    np.testing.assert_allclose(actual, expected, rtol=tolerance, atol=tolerance * largest, err_msg=message)
