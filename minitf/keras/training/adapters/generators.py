"""GeneratorAdapter: the batches that a Python generator yields. Floor 7. Read next: `py_dataset.py`."""

from itertools import chain, islice

from .... import tree
from ....backend.errors import explain
from ....core.convert import convert_to_tensor
from .rows import as_rows

AHEAD = 2  # batches that are looked at before training starts; each epoch begins with them, as in Keras


class GeneratorAdapter:
    """What a generator yields: tuples (x,), (x, y) or (x, y, sample_weight).

    A generator cannot start again, so an epoch goes on where the last one stopped. How many batches there are is not
    known: either `steps_per_epoch` says it, or the epoch lasts until the generator ends.

    Raises: ValueError for a generator that yields nothing, or anything else than tuples.
    """

    num_batches = None

    def __init__(self, generator):
        self._first = list(islice(generator, AHEAD))
        self._rest = generator
        if not self._first:
            raise ValueError(explain("fit", "an empty generator", "it must yield at least one batch",
                                     "A generator that was used up must be made anew"))
        if not isinstance(self._first[0], tuple):
            raise ValueError(explain("fit", f"a generator that yields {type(self._first[0]).__name__}",
                                     "it must yield tuples: (x,), (x, y) or (x, y, sample_weight)",
                                     "Yield (x,) where there are no targets"))

    def batches(self):
        """Yield batches until the generator ends."""
        return map(as_batch, chain(self._first, self._rest))

    def on_epoch_begin(self):
        """Nothing to do: a generator runs by itself."""

    def on_epoch_end(self):
        """Nothing to do."""


def as_batch(batch):
    """Return a user's batch with tensors for leaves.

    Raises: ValueError for a leaf without axes: the first one counts the samples.
    """
    return tree.map_structure(_leaf, batch)


def _leaf(x):
    if x is None:
        return None
    x = convert_to_tensor(as_rows(x))
    if len(x.shape) == 0:
        rule = "arrays must be at least rank 1, the samples first"
        raise ValueError(explain("batch", f"a single number, {x!r}", rule, "Yield arrays of shape [batch, ...]"))
    return x
