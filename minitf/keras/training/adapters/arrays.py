"""ArrayAdapter: batches of whole arrays. Floor 7. Read next: `generators.py`.

A batch is never put together from single samples. In order, it is a slice, which copies nothing; shuffled, one look-up
of its row numbers in the whole array.
"""

import math
from functools import partial

from .... import tree
from ....backend.errors import explain
from ..packing import pack_x_y_sample_weight
from .class_weights import weights_of_classes
from .order import row_order
from .rows import as_rows, count_rows, cut

BATCH_SIZE = 32  # where nothing is said


class ArrayAdapter:
    """The batches of arrays, tensors, frames, and of lists, tuples and dicts of them.

    x, y, sample_weight: structures whose leaves have N rows each; None for what there is not.
    batch_size: rows per batch; 32 unless `steps` says how many batches there shall be. The last batch may have fewer.
    shuffle: whether an epoch takes the rows in random order; "batch" for one that mixes only inside the batches.
    class_weight: dict, class number -> how much its samples count; see `class_weights.py`.

    Arrays of no rows have no batches.

    Raises: ValueError where leaves differ in their number of rows, and for weights that do not fit the targets.
    """

    def __init__(self, x, y=None, sample_weight=None, batch_size=None, steps=None, shuffle=False, class_weight=None):
        data = tree.map_structure(as_rows, (x, y, weights_of(y, sample_weight, class_weight)))
        self._rows = count_rows(data)
        self._data = pack_x_y_sample_weight(*data)
        if batch_size is not None and batch_size < 1:
            raise ValueError(explain("data", f"batch_size is {batch_size}", "it must be at least 1"))
        steps = steps if self._rows else None
        self._batch_size = batch_size or (math.ceil(self._rows / steps) if steps else BATCH_SIZE)
        self._shuffle = shuffle
        self.num_batches = math.ceil(self._rows / self._batch_size)

    def batches(self):
        """Yield the batches of one epoch, structures of tensors."""
        numbers = row_order(self._rows, self._batch_size, self._shuffle) if self._rows else None
        for start in range(0, self._rows, self._batch_size):
            stop = min(start + self._batch_size, self._rows)
            rows = slice(start, stop) if numbers is None else numbers[start:stop]
            yield tree.map_structure(partial(cut, rows=rows), self._data)

    def on_epoch_begin(self):
        """Nothing to do: the data stays as it is."""

    def on_epoch_end(self):
        """Nothing to do."""


def weights_of(y, sample_weight, class_weight):
    """Return the sample weights in a structure that fits the targets y, or None.

    Raises: ValueError for both kinds of weights at once, for class weights of several targets, and for weights whose
    structure is not that of y.
    """
    if class_weight is not None:
        if sample_weight is not None:
            raise ValueError(explain("fit", "class_weight and sample_weight", "only one of them may be given",
                                     "Multiply the sample weights by those of the classes"))
        if tree.is_nested(y):
            raise ValueError(explain("fit: class_weight", "several targets", "it is only supported for a single output",
                                     "Pass sample_weight, one array for each target"))
        return weights_of_classes(as_rows(y), class_weight)
    if sample_weight is None or not tree.is_nested(y):
        return sample_weight
    if tree.is_nested(sample_weight):
        return _fitting(y, sample_weight)
    if len(sample_weight.shape) > 1 and tuple(sample_weight.shape[1:]) != (1,):
        raise ValueError(explain("fit: sample_weight", f"one array of shape {tuple(sample_weight.shape)}, and "
                                 "several targets", "one array for all of them has shape [N]",
                                 "Pass one array for each target"))
    return tree.map_structure(lambda _: sample_weight, y)


def _fitting(y, sample_weight):
    try:
        tree.assert_same_structure(y, sample_weight)
    except (TypeError, ValueError) as error:
        raise ValueError(explain("fit: sample_weight", f"a structure that is not that of y ({error})",
                                 "there must be one array for each target", "Pass None for targets without")) from error
    return sample_weight
