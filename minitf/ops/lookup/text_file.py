"""The lines of a text file as the keys and values of a table. Floor 2. Read `table.py` first."""

from __future__ import annotations

from ...backend.dtypes import int64, string
from ...backend.errors import InvalidArgumentError, explain
from ...wire.gfile import GFile

WHOLE_LINE, LINE_NUMBER = -2, -1


def read_table(filename, columns, vocab_size, delimiter, offset):
    """(keys, values), two lists.

    columns: for keys and for values (column, dtype); the column may be WHOLE_LINE or LINE_NUMBER.
    vocab_size: how many lines to read, -1 for all.

    Raises: NotFoundError without the file; InvalidArgumentError for an empty line before the last, a column that is not
    there, a text that is no such number, and too few lines.
    """
    with GFile(filename, "rb") as file:
        lines = file.read().split(b"\n")
    if lines[-1] == b"":
        lines.pop()
    if vocab_size > len(lines):
        refuse(filename, f"expected {vocab_size} but got {len(lines)}", "Invalid vocab_size")
    wanted = lines if vocab_size == -1 else lines[:vocab_size]
    found: tuple[list, list] = ([], [])
    for number, line in enumerate(wanted):
        line = line.removesuffix(b"\r")
        if not line:
            refuse(filename, f"line {number} is empty", "Invalid content")
        for values, (column, dtype) in zip(found, columns, strict=True):
            values.append(number + offset if column == LINE_NUMBER else
                          number_or_text(taken(filename, number, line, column, delimiter), dtype, number))  # fmt: skip
    return found


def taken(filename, number, line, column, delimiter):
    """A column of a line, or the whole of it."""
    if column == WHOLE_LINE:
        return line
    parts = line.split(delimiter.encode())
    if column >= len(parts):
        refuse(filename, f"line {number} ({line.decode('utf-8', 'replace')}) has {len(parts)} columns",
               f"Invalid number of columns: expected at least {column + 1}")
    return parts[column]


def number_or_text(text, dtype, number):
    """A column as what the table holds."""
    if dtype is string:
        return text
    try:
        return int(text) if dtype.is_integer else float(text)
    except ValueError:
        received = f"the field {text.decode('utf-8', 'replace')!r} in line {number}"
        raise InvalidArgumentError(explain("TextFileInitializer", received, f"it is no valid {dtype.name}")) from None


def refuse(filename, received, rule):
    """Raise InvalidArgumentError about a file."""
    raise InvalidArgumentError(explain("TextFileInitializer", f"{filename}: {received}", rule))


def require_column(name, column, dtype):
    """Raise ValueError where there is no such column, or it cannot have that dtype."""
    received = f"{name}_index is {column}, {name}_dtype is {dtype.name}"
    if column < WHOLE_LINE:
        raise ValueError(explain("TextFileInitializer", received, f"{name}_index must be >= -2"))
    if column == LINE_NUMBER and dtype is not int64:
        raise ValueError(explain("TextFileInitializer", received, "the number of a line is an int64"))
    if column == WHOLE_LINE and not (dtype.is_integer or dtype is string):
        raise ValueError(explain("TextFileInitializer", received, "a whole line is an integer or a string"))
