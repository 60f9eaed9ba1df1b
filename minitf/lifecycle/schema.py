"""What a table's columns hold, and which rows do not fit. Floor 10. Read next: `slices.py`.

A table is a dict, name of a column -> list of texts, as they stand in a CSV file; an empty text is a missing value.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

MOST_VALUES = 20  # a column of more different texts has no list of them


@dataclass(frozen=True)
class Column:
    """What one column may hold.

    kind: "integer", "float" or "text".
    low, high: of numbers, the smallest and the largest.
    values: of texts, those that there are, sorted; None where there are too many to list.
    may_miss: whether a value may be missing.
    """

    kind: str
    low: float | None = None
    high: float | None = None
    values: tuple | None = None
    may_miss: bool = False


@dataclass(frozen=True)
class Anomaly:
    """What is wrong in a table.   row: counted from 0; None where it is the whole column."""

    column: str
    row: int | None
    problem: str


def read_table(*paths) -> dict[str, list[str]]:
    """The table in some CSV files, one after the other. The first line of each names the columns.

    A row that is too short has missing values; what is too much in a row is left out.

    Raises: FileNotFoundError; ValueError where the files do not have the same columns.
    """
    names: list[str] | None = None
    columns: dict[str, list[str]] = {}
    for path in map(Path, paths):
        with path.open(encoding="utf-8", newline="") as file:
            first, *rows = [*csv.reader(file)] or [[]]
        if names not in (None, first):
            raise ValueError(f"read_table: {path.name} has the columns {first}: all files must have {names}")
        names = first
        for i, name in enumerate(first):
            columns.setdefault(name, []).extend(row[i].strip() if i < len(row) else "" for row in rows)
    return columns


def kind_of(texts) -> str:
    """What all the texts are: "integer", "float" or "text"."""
    for kind, parse in (("integer", int), ("float", float)):
        try:
            for text in texts:
                parse(text)
            return kind
        except ValueError:
            continue
    return "text"


def schema_of(table) -> dict[str, Column]:
    """The schema that a table fits exactly: for each column what it holds.

    table: one that is known to be good; name -> texts.

        >>> schema_of({"age": ["31", "", "7"], "eyes": ["blue", "brown", "blue"]})["age"]
        Column(kind='integer', low=7, high=31, values=None, may_miss=True)

    Source: tfdv.infer_schema.
    """
    schema = {}
    for name, texts in table.items():
        present = [text for text in texts if text]
        may_miss = len(present) < len(texts)
        kind = kind_of(present)
        if kind == "text":
            values = tuple(sorted(set(present)))
            listed = values if len(values) <= MOST_VALUES else None
            schema[name] = Column(kind, values=listed, may_miss=may_miss)
        else:
            numbers = [int(text) if kind == "integer" else float(text) for text in present]
            low, high = min(numbers, default=None), max(numbers, default=None)
            schema[name] = Column(kind, low, high, may_miss=may_miss)
    return schema


def problem_of(text, column) -> str | None:
    """What is wrong with one value; None where it fits."""
    if not text:
        return None if column.may_miss else "is missing"
    if column.kind == "text":
        known = column.values is None or text in column.values
        return None if known else f"{text!r} is none of the known values"
    try:
        number = int(text) if column.kind == "integer" else float(text)
    except ValueError:
        return f"{text!r} is not a number of the kind {column.kind!r}"
    if column.low is not None and not column.low <= number <= column.high:
        return f"{number} is not in [{column.low}, {column.high}]"
    return None


def anomalies(table, schema) -> list[Anomaly]:
    """Everything in a table that does not fit a schema: columns first, then values, row by row.

    Source: tfdv.validate_statistics. Differs: every value is looked at, and not only statistics.
    """
    found = [Anomaly(name, None, "the column is missing") for name in schema if name not in table]
    found += [Anomaly(name, None, "the schema knows no such column")
              for name in table if name not in schema]
    values = [Anomaly(name, row, problem)
              for name, column in schema.items()
              for row, text in enumerate(table.get(name, ()))
              if (problem := problem_of(text, column)) is not None]
    return found + sorted(values, key=lambda each: each.row or 0)


def without_rows(table, rows) -> dict[str, list[str]]:
    """The table without some rows, by number."""
    left_out = set(rows)
    return {name: [text for row, text in enumerate(texts) if row not in left_out] for name, texts in table.items()}
