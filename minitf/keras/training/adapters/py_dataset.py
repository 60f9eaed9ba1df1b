"""PyDataset: batches by number, made by a user's Python class. Floor 7. Read next: `workers.py`."""

import random
import warnings
from itertools import count

import numpy as np

from ....backend.errors import explain
from ....core.tensor import Tensor
from .class_weights import weights_of_classes
from .generators import as_batch
from .workers import fetched_ahead


class PyDataset:
    """A dataset of which a program can ask for any batch; subclass it.

    Define `__getitem__(index)`, which returns batch number `index`, as (x,), (x, y), (x, y, sample_weight) or a dict,
    and `__len__` or the property `num_batches`, None for a dataset without end. Batches can then be made ahead, on
    other threads, and shuffled.

    workers: threads that make batches; 0 or 1 for the thread that trains.
    use_multiprocessing: accepted, and the workers are threads nevertheless.
    max_queue_size: batches that may wait, at least 1.

        >>> class Squares(PyDataset):
        ...     def __len__(self):
        ...         return 3
        ...     def __getitem__(self, index):
        ...         return np.full([2, 1], index), np.full([2, 1], index ** 2)
        >>> [y[0, 0].item() for x, y in Squares()]
        [0, 1, 4]

    Source: keras.utils.PyDataset, keras.utils.Sequence. Differs: there are no worker processes.
    """

    def __init__(self, workers=1, use_multiprocessing=False, max_queue_size=10):
        self._workers = workers
        self._use_multiprocessing = use_multiprocessing
        self._max_queue_size = max_queue_size

    def _setting(self, name, default):
        if name not in self.__dict__:
            warnings.warn(explain(type(self).__name__, "an __init__ that does not call super().__init__(**kwargs)",
                                  "there, a PyDataset learns of workers and max_queue_size", "Call it"), stacklevel=3)
            setattr(self, name, default)
        return getattr(self, name)

    @property
    def workers(self):
        """How many threads make batches."""
        return self._setting("_workers", 1)

    @workers.setter
    def workers(self, value):
        self._workers = value

    @property
    def use_multiprocessing(self):
        """Whether worker processes were asked for."""
        return self._setting("_use_multiprocessing", False)

    @use_multiprocessing.setter
    def use_multiprocessing(self, value):
        self._use_multiprocessing = value

    @property
    def max_queue_size(self):
        """How many batches may wait."""
        return self._setting("_max_queue_size", 10)

    @max_queue_size.setter
    def max_queue_size(self, value):
        self._max_queue_size = value

    @property
    def num_batches(self):
        """How many batches an epoch has, None for a dataset without end.  Raises: NotImplementedError if undefined."""
        if hasattr(self, "__len__"):
            return len(self)
        raise NotImplementedError(explain(type(self).__name__, "neither __len__ nor num_batches",
                                          "fit must know where an epoch ends", "Return None for: never"))

    def __getitem__(self, index):
        raise NotImplementedError(explain(type(self).__name__, "no __getitem__", "it returns batch number `index`"))

    def __iter__(self):
        """Yield the batches in order."""
        for index in _numbers(self.num_batches):
            yield self[index]

    def on_epoch_begin(self):
        """Called before every epoch; override it."""

    def on_epoch_end(self):
        """Called after every epoch; override it, to shuffle for example."""


Sequence = PyDataset  # its older name


class PyDatasetAdapter:
    """The batches of a PyDataset, in order, or in an order drawn anew for every epoch.

    Raises: ValueError for a dataset of length 0, for batches that are no tuples of 1 to 3 parts, and for class
    weights besides sample weights.
    """

    def __init__(self, dataset, class_weight=None, shuffle=False):
        self._dataset = dataset
        self._class_weight = class_weight
        self._shuffle = shuffle
        if self.num_batches == 0:
            raise ValueError(explain(type(dataset).__name__, "length 0", "an epoch needs at least one batch",
                                     "__len__ counts batches, not samples"))

    @property
    def num_batches(self):
        """How many batches an epoch has, None where it has no end."""
        return self._dataset.num_batches

    def batches(self):
        """Yield the batches of one epoch."""
        numbers = _numbers(self.num_batches)
        if self._shuffle and self.num_batches is not None:
            numbers = random.sample(numbers, len(numbers))
        threads = self._dataset.workers
        if threads <= 1:
            return map(self._batch, numbers)
        return fetched_ahead(self._batch, numbers, threads, self._dataset.max_queue_size)

    def _batch(self, number):
        return as_batch(self._standard(self._dataset[number]))

    def _standard(self, batch):
        """The batch as a tuple, with weights of its classes if they are asked for; a dict stays one."""
        if isinstance(batch, dict):
            return batch
        batch = (batch,) if isinstance(batch, np.ndarray | Tensor) else batch
        if not isinstance(batch, tuple | list) or len(batch) not in (1, 2, 3):
            raise ValueError(explain(f"{type(self._dataset).__name__}.__getitem__", f"returned {str(batch)[:100]} of "
                                     f"type {type(batch).__name__}",
                                     "it must return a dict or a tuple: (x,), (x, y) or (x, y, sample_weight)"))
        if self._class_weight is None or len(batch) == 1:
            return tuple(batch)
        if len(batch) == 3:
            raise ValueError(explain("fit", "class_weight, and batches with sample weights", "only one may be given"))
        return *batch, weights_of_classes(batch[1], self._class_weight)

    def on_epoch_begin(self):
        """Tell the dataset."""
        self._dataset.on_epoch_begin()

    def on_epoch_end(self):
        """Tell the dataset."""
        self._dataset.on_epoch_end()


def _numbers(num_batches):
    return count() if num_batches is None else range(num_batches)
