"""ignore_errors: elements whose making fails are left out. Floor 5. Read next: `cache.py`."""

from __future__ import annotations

from ...backend.errors import OpError
from ...backend.log import get_logger
from ..stage import Cursor, Stage


class IgnoreErrors(Stage):
    """The elements without those that raise an OpError.  Source: tf.data.Dataset.ignore_errors."""

    def __init__(self, source, log_warning=False):
        self.sources = (source,)
        self.element_spec = source.element_spec
        self.log_warning = log_warning

    def start(self):
        return IgnoreErrorsCursor(self.sources[0].begin(), self.log_warning)


class IgnoreErrorsCursor(Cursor):
    """It has no place of its own: the source has it."""

    def __init__(self, source, log_warning):
        self.above = (source,)
        self.log_warning = log_warning

    def next(self):
        while True:
            try:
                return self.above[0].next()
            except OpError as error:
                if self.log_warning:
                    get_logger().warning(f"Dataset.ignore_errors: an element is left out: {error}")
