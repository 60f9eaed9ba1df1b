"""What the columns of CSV files are called, and of which dtype they are. Floor 5. Read next: `csv_dataset.py`."""

from __future__ import annotations

import csv
import io
import os
from contextlib import contextmanager
from itertools import islice

import numpy as np

from ..backend.dtypes import float32, float64, int32, int64, string
from ..backend.errors import explain
from ..core.convert import convert_to_tensor
from ..wire.compression import checked, opened
from ..wire.gfile import glob

WHERE = "make_csv_dataset"


def file_names(pattern) -> list:
    """The files that match one or several patterns, in order.  Raises: InvalidArgumentError or ValueError for none."""
    patterns = [pattern] if isinstance(pattern, (str, bytes, os.PathLike)) else list(pattern)
    if not patterns:
        raise ValueError(explain(WHERE, "file_pattern is empty", "Argument `file_pattern` must not be empty"))
    found = sorted({os.fsdecode(name) for one in patterns for name in glob(os.fspath(one))})
    if not found:
        raise ValueError(explain(WHERE, f"file_pattern is {pattern!r}", "No files match it"))
    return found


@contextmanager
def rows(path, field_delim, quotes, compression, encoding):
    """Inside, the rows of a CSV file, each a list of texts."""
    file = opened(path, checked(compression, WHERE))
    with io.TextIOWrapper(file, encoding=encoding, newline="") as text:
        yield csv.reader(text, delimiter=field_delim, quoting=csv.QUOTE_MINIMAL if quotes else csv.QUOTE_NONE)


def column_names_of(paths, **how):
    """The names in the first row of all files.  Raises: ValueError where they differ."""
    found = None
    for path in paths:
        with rows(path, **how) as table:
            names = next(table, None)
        if names is None:
            raise ValueError(explain(WHERE, f"the file {path}", "it has no header line", "Is it an empty file?"))
        if found is not None and names != found:
            raise ValueError(explain(WHERE, f"the file {path} with the columns {names}",
                                     f"All input CSV files should have the same column names: {found}"))
        found = names
    return found


def column_numbers(names, select_columns) -> list:
    """The numbers of the columns that are wanted, in order.  Raises: ValueError where there are no such."""
    if names is None:
        raise ValueError(explain(WHERE, "neither column_names nor header", "the names must come from one of them"))
    if len(set(names)) < len(names):
        twice = sorted({name for name in names if list(names).count(name) > 1})
        raise ValueError(explain(WHERE, f"the columns {names}", f"there are duplicate column names: {twice}"))
    if select_columns is None:
        return list(range(len(names)))
    for column in select_columns:
        known = 0 <= column < len(names) if isinstance(column, int) else column in names
        if not known:
            raise ValueError(explain(WHERE, f"select_columns holds {column!r}", f"the columns are {list(names)}"))
    found = sorted(column if isinstance(column, int) else list(names).index(column) for column in select_columns)
    if len(set(found)) < len(found):
        raise ValueError(explain(WHERE, f"select_columns is {select_columns}", "it holds a column twice"))
    return found


def column_defaults_of(paths, count, wanted, header, na_value, limit, **how) -> list:
    """For each column that is wanted a tensor [1], 0 or "", of the narrowest dtype that fits the first rows."""
    dtypes = [None] * len(wanted)
    for row in islice(_all_rows(paths, count, header, how), limit):
        dtypes = [wider(dtype, row[i], na_value) for dtype, i in zip(dtypes, wanted)]
    return [convert_to_tensor([""] if dtype in (None, string) else [0], dtype or string) for dtype in dtypes]


def _all_rows(paths, count, header, how):
    for path in paths:
        with rows(path, **how) as table:
            for number, row in enumerate(islice(table, int(header), None), 1 + int(header)):
                if len(row) != count:
                    raise ValueError(explain(WHERE, f"row {number} of {path} has {len(row)} fields",
                                             f"Problem inferring types: {count} are expected"))
                yield row


def wider(dtype, text, na_value):
    """The dtype for a column so far of `dtype`, None for any, that holds `text`, too."""
    if text in ("", na_value):
        return dtype
    found = next(kind for kind, fits in FITS.items() if fits(text))
    order = list(FITS)
    return found if dtype is None else order[max(order.index(found), order.index(dtype))]


def _is_integer(text, bits) -> bool:
    try:
        return -(2 ** (bits - 1)) <= int(text) < 2 ** (bits - 1)
    except ValueError:
        return False


def _is_float(text, kind) -> bool:
    try:
        with np.errstate(over="ignore"):
            return bool(kind(text) < np.inf)
    except ValueError:
        return False


FITS = {
    int32: lambda text: _is_integer(text, 32),
    int64: lambda text: _is_integer(text, 64),
    float32: lambda text: _is_float(text, np.float32),
    float64: lambda text: _is_float(text, np.float64),
    string: lambda text: True,
}
