"""Numbers as they are counted. Floor 5. Read next: `generator.py`."""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import as_dtype, int64
from ...backend.errors import InvalidArgumentError, explain
from ...core.context import local
from ...core.spec import TensorSpec
from ...core.tensor import Tensor
from ..stage import INFINITE, Cursor, Stage, Table
from ..values import as_int

NAMES = ("start", "stop", "step")


class Range(Stage):
    """start, start + step, ... up to stop, which is left out.  Source: tf.data.Dataset.range."""

    def __init__(self, *args, output_type=int64, is_endless=False):
        if not 1 <= len(args) <= 3:
            raise ValueError(explain("Dataset.range", f"{len(args)} arguments", "Invalid `args`: they are stop; start "
                                     "and stop; or start, stop and step"))
        start, stop, step = (0, args[0], 1) if len(args) == 1 else (*args, 1)[:3]
        self.dtype = as_dtype(output_type)
        self.element_spec = TensorSpec([], self.dtype)
        self.bounds = tuple(as_int(x, "Dataset.range", name) for x, name in zip((start, stop, step), NAMES))
        self.is_endless = is_endless
        self.rebuild()

    def rebuild(self):
        self.numbers = _counted(*self.bounds)

    def cardinality(self):
        return INFINITE if self.is_endless else len(self.numbers)

    def start(self):
        return RangeCursor(self.numbers, self.dtype)

    def addressed(self):
        return None if self.is_endless else Table(len(self.numbers), RangeCursor(self.numbers, self.dtype).taken)


def _counted(start, stop, step):
    if step == 0:
        raise InvalidArgumentError(explain("Dataset.range", "step is 0", "step cannot be 0"))
    return range(start, stop, step)


class RangeCursor(Cursor):
    """i: how many numbers have been given."""

    remembers = ("i",)

    def __init__(self, numbers, dtype):
        self.numbers = numbers
        self.device = local.state.place()
        self.numpy_dtype = dtype.as_numpy_dtype
        self.i = 0

    def next(self):
        if self.i >= len(self.numbers):
            raise StopIteration
        number = self.numbers[self.i]
        self.i += 1
        return [Tensor(np.array(number, self.numpy_dtype), self.device)]

    def rows(self, n):
        start = self.i
        self.skip(n)
        return self.i - start, self.taken(np.arange(start, self.i))

    def skip(self, n):
        start = self.i
        self.i = min(start + n, len(self.numbers))
        return self.i - start

    def taken(self, places):
        """The numbers at these places."""
        numbers = self.numbers.start + self.numbers.step * places
        return [Tensor(numbers.astype(self.numpy_dtype), self.device)]
