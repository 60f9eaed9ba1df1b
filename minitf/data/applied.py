"""tf.data.experimental: transformations as functions for `Dataset.apply`. Floor 5. Read `dataset.py` first.

Most of them are methods of Dataset today, and older programs still apply them: `dataset.apply(unique())`.
"""

from __future__ import annotations

from collections.abc import Mapping

from .. import tree
from ..backend.dtypes import int64
from ..backend.errors import explain
from ..core.context import device
from ..core.convert import convert_to_tensor
from ..core.tensor import is_tensor
from ..ops.examples.parse_example import parse_example
from ..ops.shapes.creation import zeros
from ..ops.shapes.identity import identity
from .dataset import AUTOTUNE, Dataset
from .stacking import stacked
from .structure import normalized
from .transformations.cardinality import AssertCardinality
from .transformations.group_by_reducer import GroupByReducer
from .values import as_int


def _method(name):
    """A function that keeps the arguments of a method of Dataset until there is a dataset."""

    def keep(*args, **kwargs):
        return lambda dataset: getattr(dataset, name)(*args, **kwargs)

    keep.__name__ = name
    keep.__doc__ = f"The method `Dataset.{name}`, to be applied.  Source: tf.data.experimental.{name}."
    return keep


bucket_by_sequence_length = _method("bucket_by_sequence_length")
dense_to_ragged_batch = _method("ragged_batch")
dense_to_sparse_batch = _method("sparse_batch")
enumerate_dataset = _method("enumerate")
group_by_window = _method("group_by_window")
ignore_errors = _method("ignore_errors")
rejection_resample = _method("rejection_resample")
scan = _method("scan")
snapshot = _method("snapshot")
take_while = _method("take_while")
unbatch = _method("unbatch")
unique = _method("unique")


def assert_cardinality(expected_cardinality):
    """The same elements, of which there must be so many; INFINITE_CARDINALITY for endlessly many.

        >>> import minitf as tf
        >>> dataset = tf.data.Dataset.range(5).filter(lambda x: x % 2 == 0)
        >>> len(dataset.apply(tf.data.experimental.assert_cardinality(3)))
        3

    Raises: FailedPreconditionError, while iterating, where there are more or fewer.
    Source: tf.data.experimental.assert_cardinality.
    """
    count = as_int(expected_cardinality, "assert_cardinality", "expected_cardinality")
    return lambda dataset: dataset._then(AssertCardinality(dataset.stage, count))


def group_by_reducer(key_func, reducer):
    """For each key, in increasing order, what a `Reducer` makes of the elements with that key.

    key_func: from an element to its key, int64 [].

    Source: tf.data.experimental.group_by_reducer.
    """
    return lambda dataset: dataset._then(GroupByReducer(dataset.stage, key_func, reducer))


def shuffle_and_repeat(buffer_size, count=None, seed=None):
    """`shuffle`, then `repeat`.  Source: tf.data.experimental.shuffle_and_repeat."""
    return lambda dataset: dataset.shuffle(buffer_size, seed).repeat(count)


def map_and_batch(map_func, batch_size, num_parallel_batches=None, drop_remainder=False, num_parallel_calls=None):
    """`map`, then `batch`.  Source: tf.data.experimental.map_and_batch."""
    return lambda dataset: dataset.map(map_func, num_parallel_calls).batch(batch_size, drop_remainder)


def parallel_interleave(map_func, cycle_length, block_length=1, sloppy=False, buffer_output_elements=None,
                        prefetch_input_elements=None):
    """`interleave`, with a thread for each of the datasets that are open.

    sloppy: whether one that is not ready loses its turn.

    Source: tf.data.experimental.parallel_interleave.
    """
    return lambda dataset: dataset.interleave(map_func, cycle_length, block_length, cycle_length, not sloppy)


def parse_example_dataset(features, num_parallel_calls=1, deterministic=None):
    """The features of serialized examples, string [N].  Source: tf.data.experimental.parse_example_dataset."""
    calls = None if num_parallel_calls == 1 else num_parallel_calls
    return lambda dataset: dataset.map(lambda serialized: parse_example(serialized, features), calls, deterministic)


def copy_to_device(target_device, source_device="/cpu:0"):
    """The same elements, on another device.  Source: tf.data.experimental.copy_to_device."""

    def moved(*element):
        with device(target_device):
            found = tree.map_structure(lambda x: identity(x) if is_tensor(x) else x, element)
        return found[0] if len(found) == 1 else found

    return lambda dataset: dataset.map(moved)


def prefetch_to_device(device, buffer_size=None):
    """The same elements, on another device, and some ahead.  Source: tf.data.experimental.prefetch_to_device."""
    ahead = AUTOTUNE if buffer_size is None else buffer_size
    return lambda dataset: dataset.apply(copy_to_device(device)).prefetch(ahead)


def pad_to_cardinality(cardinality, mask_key="valid"):
    """Elements, each a dict, and after them zeros until there are so many; `mask_key` tells which are real.

    Raises: ValueError where the elements are no dicts, or their number is unknown or larger.
    Source: tf.data.experimental.pad_to_cardinality.
    """

    def padded(dataset):
        missing = cardinality - int(dataset.cardinality())
        if not isinstance(dataset.element_spec, Mapping):
            raise ValueError(explain("pad_to_cardinality", f"elements like {dataset.element_spec!r}",
                                     "The input dataset must be one of dictionaries"))
        if not 0 <= missing <= cardinality:
            raise ValueError(explain("pad_to_cardinality", f"a dataset of cardinality {int(dataset.cardinality())}",
                                     f"it must be known, and at most {cardinality}"))
        empty = {key: zeros(spec.shape, spec.dtype) for key, spec in dataset.element_spec.items()}
        filler = Dataset.from_tensors({**empty, mask_key: False}).repeat(missing)
        return dataset.map(lambda element: {**element, mask_key: True}).concatenate(filler)

    return padded


def from_list(elements, name=None):
    """A dataset of the elements of a list, all of one structure.

        >>> import minitf as tf
        >>> list(tf.data.experimental.from_list([(1, "a"), (2, "b")]).as_numpy_iterator())
        [(np.int32(1), b'a'), (np.int32(2), b'b')]

    Raises: ValueError for an empty list, and for what is no list.
    Source: tf.data.experimental.from_list.
    """
    if not isinstance(elements, list):
        raise ValueError(explain("from_list", f"elements is {elements!r}", "it must be a list"))
    if not elements:
        raise ValueError(explain("from_list", "elements is empty", "it must hold an element"))
    elements = [normalized(element) for element in elements]
    _, rows = stacked([tree.flatten(element) for element in elements])
    return Dataset.from_tensor_slices(tree.pack_sequence_as(elements[0], rows))


def at(dataset, index):
    """The element with that number.

    Raises: OutOfRangeError where there are not so many.
    Source: tf.data.experimental.at.
    """
    number = as_int(convert_to_tensor(index, int64), "at", "index", least=0)
    return iter(dataset.skip(number)).get_next()
