"""Which adapter serves the data that a user passed. Floor 7."""

import reprlib
import types
import warnings

from ....backend.errors import explain
from .arrays import ArrayAdapter
from .datasets import DatasetAdapter, is_dataset
from .generators import GeneratorAdapter
from .py_dataset import PyDataset, PyDatasetAdapter
from .rows import all_have_rows

EXPECTED = {  # kind of data -> what it is, and what is expected of its order
    "tf.data.Dataset": ("a tf.data.Dataset", "Dataset is expected to already be shuffled "
                        "(via `.shuffle(buffer_size)`)"),
    "PyDataset": ("an infinite PyDataset", "PyDataset is expected to already be shuffled"),
    "generator": ("a generator", "generator is expected to yield already-shuffled data"),
}  # fmt: skip


def adapter_for(x, y=None, sample_weight=None, batch_size=None, steps_per_epoch=None, shuffle=False,
                class_weight=None):
    """Return the adapter for the data: an object with `batches`, `num_batches`, `on_epoch_begin`, `on_epoch_end`.

    Raises: ValueError for data of no known kind, and for targets or weights beside data that bring their own.
    """
    if is_dataset(x):
        _alone("tf.data.Dataset", y, sample_weight, shuffle)
        return DatasetAdapter(x, class_weight)
    if isinstance(x, PyDataset):
        _alone("PyDataset", y, sample_weight, shuffle and x.num_batches is None)
        return PyDatasetAdapter(x, class_weight, shuffle)
    if isinstance(x, types.GeneratorType):
        _alone("generator", y, sample_weight, shuffle)
        if class_weight is not None:
            raise ValueError(explain("fit", "a generator, and class_weight", "it is not supported for generators",
                                     "Yield (x, y, sample_weight)"))
        return GeneratorAdapter(x)
    if x is not None and all_have_rows((x, y, sample_weight)):
        return ArrayAdapter(x, y, sample_weight, batch_size, steps_per_epoch, shuffle, class_weight)
    raise ValueError(explain("fit", f"Unrecognized data type: x={reprlib.repr(x)} (of type {type(x)})",
                             "it must be arrays, tensors, a pandas frame, a generator, a PyDataset or a "
                             "tf.data.Dataset, or lists, tuples and dicts of arrays",
                             "Convert lists of numbers with np.array"))


def _alone(kind, y, sample_weight, shuffle):
    """Such data holds its targets and weights, and has an order of its own."""
    for name, value in (("y", y), ("sample_weight", sample_weight)):
        if value is not None:
            rule = f"`{name}` should not be passed with a {kind}"
            raise ValueError(explain("fit", f"x is a {kind}, and {name}", rule,
                                     f"Let the {kind} yield it: (x, y, sample_weight)"))
    if shuffle:
        given, expected = EXPECTED[kind]
        warnings.warn(f"`shuffle=True` was passed, but will be ignored since the data `x` was provided as {given}. "
                      f"The {expected}.", stacklevel=5)
