"""Iterator: a pass over a dataset, as a program holds it. Floor 5. Read next: `dataset.py`."""

from __future__ import annotations

from .. import tree
from ..backend.dtypes import variant
from ..backend.errors import InvalidArgumentError, OutOfRangeError, explain
from ..core.context import local
from ..core.spec import TensorSpec
from ..core.tensor import Tensor
from ..core.trackable import Trackable
from ..core.type_spec import describes
from .iterator_state import packed, unpacked
from .specs import IteratorSpec
from .stage import slots
from .structure import packer

POSITION = "ITERATOR_POSITION"  # in a checkpoint. TensorFlow's ITERATOR is a value that only TensorFlow can read.


class Variant:
    """A value in a program that is no array: what a tensor of dtype variant holds instead of one."""

    dtype, shape, ndim, size, nbytes = variant, (), 0, 1, 0

    def tobytes(self):
        """What tells it from others, where a graph looks for equal constants."""
        return id(self).to_bytes(8, "little")


class Pass(Variant):
    """A pass over a dataset."""

    def __init__(self, cursor):
        self.cursor = cursor

    def __del__(self):
        self.cursor.close()


class Iterator(Trackable):
    """Gives the elements of a dataset one by one; made by `iter(dataset)`.

    stage: what it passes over.

        >>> import minitf as tf
        >>> iterator = iter(tf.data.Dataset.range(2))
        >>> next(iterator).numpy(), iterator.get_next().numpy()
        (np.int64(0), np.int64(1))

    Source: tf.data.Iterator.
    """

    def __init__(self, stage):
        self._stage = stage
        self._element_spec = stage.element_spec
        self._pack = packer(stage.element_spec)
        self._cursor = stage.begin()
        self._handle = Tensor(Pass(self._cursor), local.state.place())

    @property
    def element_spec(self):
        """The structure of the elements, with a spec for each leaf."""
        return self._element_spec

    def __iter__(self):
        return self

    def __next__(self):
        if local.state.graph is not None:
            return slots.next_in_graph(self)
        return self._pack(self._cursor.next())

    @property
    def handle(self):
        """The tensor that stands for this pass in a program."""
        return self._handle

    def next(self):
        """The next element, as Python's `next` gives it."""
        return next(self)

    def get_next(self, name=None):
        """The next element.  Raises: OutOfRangeError after the last."""
        try:
            return next(self)
        except StopIteration:
            raise OutOfRangeError(explain("Iterator.get_next", "the dataset has no more elements", "End of sequence",
                                          "Use a for loop, or make a new iterator")) from None

    def get_next_as_optional(self):
        """The next element, or an empty Optional after the last.  Source: tf.data.Iterator.get_next_as_optional."""
        from .optional import get_next_as_optional

        return get_next_as_optional(self)

    def save(self) -> dict:
        """The place in the data, as numbers, tensors, and lists and dicts of these; `restore` goes back to it."""
        return {"stages": [stage.save() for stage in self._stage.chain()], "place": self._cursor.save()}

    def restore(self, state) -> None:
        """Go to the place that `save` told, here or in another iterator over such a dataset."""
        self._restore_stages(state["stages"])
        self._cursor.restore(state["place"])
        self._restore_stages(state["stages"])  # again: going to the place has begun passes

    def _restore_stages(self, states):
        for stage, saved in zip(self._stage.chain(), states, strict=True):
            stage.restore(saved)

    def _serialize_to_tensors(self) -> dict:
        return {POSITION: packed(self.save())}

    def _restore_from_tensors(self, restored_tensors) -> None:
        state = unpacked(restored_tensors[POSITION])
        try:
            self.restore(state)
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            raise InvalidArgumentError(explain(
                "Iterator", f"the place of a pipeline ({error!r})", "this pipeline has other stages",
                "Make the dataset as it was when it was saved")) from None

    def close(self) -> None:
        """End the threads of the pipeline, if it has any. A pass that is not needed any more does that by itself."""
        self._cursor.close()

    @staticmethod
    def of_handle(handle, element_spec) -> Iterator:
        """The iterator of a pass that a program has as a tensor."""
        iterator = Iterator.__new__(Iterator)
        iterator._handle, iterator._element_spec, iterator._pack = handle, element_spec, packer(element_spec)
        iterator._stage = iterator._cursor = None
        return iterator


class NumpyIterator:
    """The elements of a dataset with NumPy arrays for the tensors; made by `Dataset.as_numpy_iterator`."""

    def __init__(self, stage):
        self._elements = Iterator(stage)

    def __iter__(self):
        return self

    def __next__(self):
        return tree.map_structure(as_numpy, next(self._elements))

    def next(self):
        """The next element; an older way to say `next(iterator)`."""
        return self.__next__()

    def save(self) -> dict:
        """As of `Iterator`."""
        return self._elements.save()

    def restore(self, state) -> None:
        """As of `Iterator`."""
        self._elements.restore(state)


def as_numpy(leaf):
    """A tensor as an array; a dataset as an iterator of arrays; composites stay what they are."""
    if hasattr(leaf, "as_numpy_iterator"):
        return leaf.as_numpy_iterator()
    return leaf.numpy() if type(leaf).__name__.endswith("Tensor") and hasattr(leaf, "numpy") else leaf


def single(stage) -> list:
    """The leaves of the one element of a pipeline.  Raises: InvalidArgumentError where it has none, or more."""
    cursor = stage.begin()
    try:
        elements = cursor.several(2)
    finally:
        cursor.close()
    if len(elements) != 1:
        how_many = "more than one element" if elements else "no element"
        raise InvalidArgumentError(explain("Dataset.get_single_element", f"Dataset had {how_many}", "it must have one"))
    return elements[0]


def of_handle(spec, parts):
    """The iterator behind a tensor; the spec itself, where that is a spec, too."""
    (handle,) = parts
    return Iterator.of_handle(handle, spec.element_spec) if isinstance(handle, Tensor) else spec


describes(Iterator, IteratorSpec.from_value)
tree.register_composite(Iterator, lambda iterator: ([iterator.handle], IteratorSpec(iterator.element_spec)), of_handle)
tree.register_composite(IteratorSpec, lambda spec: ([TensorSpec([], variant)], spec), of_handle)
