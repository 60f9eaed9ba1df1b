"""Rows that a database answers with. Floor 5. Read `generator.py` first."""

from __future__ import annotations

import sqlite3

import numpy as np

from ...backend.dtypes import string
from ...backend.errors import InvalidArgumentError, UnknownError, explain
from ...core.context import local
from ...core.spec import TensorSpec
from ...core.tensor import Tensor
from ..stage import Cursor, Stage


class Sql(Stage):
    """The rows that a query gives, each a tuple with a tensor for every column.

    path: of an SQLite file. dtypes: of the columns.
    """

    shown_as = "SqlDatasetV2"

    def __init__(self, path, query, dtypes):
        self.path = path
        self.query = query
        self.dtypes = dtypes
        self.element_spec = tuple(TensorSpec([], dtype) for dtype in dtypes)

    def start(self):
        return SqlCursor(self)


class SqlCursor(Cursor):
    """i: how many rows have been given."""

    remembers = ("i",)

    def __init__(self, stage):
        self.stage = stage
        self.device = local.state.place()
        self.i = 0
        self._connection = None
        self._rows = None

    def next(self):
        if self._rows is None:
            self._begin()
        row = next(self._rows)
        if len(row) != len(self.stage.dtypes):
            raise InvalidArgumentError(explain("SqlDataset", f"a row of {len(row)} columns",
                                               f"output_types has {len(self.stage.dtypes)}"))
        self.i += 1
        return [Tensor(_array(value, dtype), self.device) for value, dtype in zip(row, self.stage.dtypes)]

    def _begin(self):
        try:
            self._connection = sqlite3.connect(f"file:{self.stage.path}?mode=ro", uri=True, check_same_thread=False)
            self._rows = self._connection.execute(self.stage.query)
        except sqlite3.Error as error:
            raise UnknownError(explain("SqlDataset", f"{self.stage.path}: {self.stage.query!r}",
                                       str(error))) from None

    def restore(self, state):
        self.close()
        self.i = 0
        self.skip(state["i"])

    def close(self):
        if self._connection is not None:
            self._connection.close()
        self._connection = self._rows = None


def _array(value, dtype):
    """A field as an array without axes; NULL is 0, or no text."""
    if dtype == string:
        array = np.empty((), object)
        array[()] = value if isinstance(value, bytes) else b"" if value is None else str(value).encode()
        return array
    try:
        return np.array(value or 0).astype(dtype.as_numpy_dtype)
    except ValueError:
        return np.zeros((), dtype.as_numpy_dtype)  # as SQLite takes text that is no number


def checked_driver(name):
    """Raises: InvalidArgumentError for another database than SQLite."""
    if name != "sqlite":
        raise InvalidArgumentError(explain("SqlDataset", f"driver_name is {name!r}",
                                           "The database type is not supported: it must be 'sqlite'"))


