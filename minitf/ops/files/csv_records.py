"""decode_csv: lines of comma-separated values as columns. Floor 2. Read `reading.py` first.

A field may stand in quotes, and then hold the delimiter, line ends, and quotes that are written twice.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from ...backend.dtypes import float32, float64, int32, int64, string
from ...backend.errors import InvalidArgumentError, RuleError, explain
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from .reading import TEXT

DTYPES = (float32, float64, int32, int64, string)


class DecodeCSV(Op):
    """ys = the fields of records, column by column.   records: string [...], defaults: any [0] or [1]  ->  ys: [...].

    A default without elements stands for a field that must not be empty.
    """

    types = ("Text", "defaults*")
    Text = TEXT
    defaults = frozenset(DTYPES)
    takes_any = several = True
    gradient = no_gradient

    def infer(records, *defaults, field_delim, use_quote_delim, na_value, select_cols):
        for spec in defaults:
            if spec.dtype not in DTYPES:
                raise InvalidArgumentError(explain("DecodeCSV", f"a default of {spec.dtype.name}", "Value for attr "
                                                   "'OUT_TYPE' is not in the list of allowed values: float, double, "
                                                   "int32, int64, string"))
            if spec.size is not None and spec.size > 1:
                raise RuleError("each record default should be at most one value")
        return tuple(Spec(records.dims, spec.dtype) for spec in defaults)

    def kernel(xp, records, *defaults, field_delim, use_quote_delim, na_value, select_cols):
        delimiter, missing = field_delim.encode(), na_value.encode()
        if len(delimiter) != 1:
            raise RuleError("field_delim should be only 1 char")
        columns: list = [[] for _ in defaults]
        for i, record in enumerate(records.reshape(-1).tolist()):
            fields = quoted_fields(record, delimiter) if use_quote_delim else record.split(delimiter) if record else []
            fields = chosen(fields, select_cols, len(defaults), i)
            for k, (field, default) in enumerate(zip(fields, defaults)):
                columns[k].append(value(field, default, missing, k, i))
        return tuple(as_column(values, default).reshape(records.shape) for values, default in zip(columns, defaults))


def quoted_fields(record, delimiter) -> list:
    """The fields of one record.

    >>> quoted_fields(b'1,"two, too",', b",")
    [b'1', b'two, too', b'']

    Raises: InvalidArgumentError where quotes are not closed, or stand where none may.
    """
    if b'"' not in record:
        _refuse_line_ends(record)
        return record.split(delimiter) if record else []
    fields, place, end = [], 0, len(record)
    while place <= end:
        if record[place : place + 1] == b'"':
            field, place = _quoted(record, place + 1, delimiter)
        else:
            stop = record.find(delimiter, place)
            stop = end if stop < 0 else stop
            field, place = record[place:stop], stop + 1
            if b'"' in field:
                raise _malformed("Unquoted fields cannot have quotes/CRLFs inside", record)
            _refuse_line_ends(field)
        fields.append(field)
    return fields


def _quoted(record, place, delimiter):
    """(the field whose first quote stands before `place`, the place after the delimiter behind it)."""
    parts = []
    while True:
        stop = record.find(b'"', place)
        if stop < 0:
            raise _malformed("Quoted field has to end with quote followed by delim or end", record)
        parts.append(record[place:stop])
        following = record[stop + 1 : stop + 2]
        if following == b'"':
            parts.append(b'"')
            place = stop + 2
        elif following in (delimiter, b""):
            return b"".join(parts), stop + 2
        else:
            raise _malformed("Quote inside a string has to be escaped by another quote", record)


def _refuse_line_ends(field):
    if b"\n" in field or b"\r" in field:
        raise _malformed("Unquoted fields cannot have quotes/CRLFs inside", field)


def _malformed(rule, record):
    return InvalidArgumentError(explain("DecodeCSV", f"the record {record!r}", rule))


def chosen(fields, select_cols, count, i) -> list:
    """The fields of the columns that are asked for.  Raises: InvalidArgumentError where there are other numbers."""
    if select_cols:
        fields = [fields[k] for k in select_cols if k < len(fields)]
    if len(fields) != count:
        raise InvalidArgumentError(explain("DecodeCSV", f"record {i} has {len(fields)} fields",
                                           f"Expect {count} fields but have {len(fields)} in record {i}",
                                           "Give one default for every column"))
    return fields


def value(field, default, missing, k, i):
    """One field as a Python value.  Raises: InvalidArgumentError where it is no number, or must not be empty."""
    if not field or field == missing:
        if not default.size:
            raise InvalidArgumentError(explain("DecodeCSV", "an empty field",
                                               f"Field {k} is required but missing in record {i}!"))
        return default.reshape(-1)[0]
    if default.dtype == object:
        return field
    kind = int if default.dtype.kind == "i" else float
    try:
        number = kind(field)
        if kind is int and not np.iinfo(default.dtype).min <= number <= np.iinfo(default.dtype).max:
            raise ValueError
    except ValueError:
        raise InvalidArgumentError(explain("DecodeCSV", f"the field {field.decode(errors='replace')!r}",
                                           f"Field {k} in record {i} is not a valid {default.dtype}")) from None
    return number


def as_column(values, default):
    """Values of one column as an array."""
    column = np.empty(len(values), default.dtype)
    column[:] = values
    return column


def decode_csv(records, record_defaults, field_delim=",", use_quote_delim=True, na_value="", select_cols=None,
               name=None):
    """The fields of comma-separated records, one tensor for every column.

    records: string [...], a line each.
    record_defaults: for every column a value, or a list or tensor of one, whose dtype is the column's and which stands
        for empty fields; of no value, where fields must not be empty.
    field_delim: one character. use_quote_delim: whether fields may stand in quotes.
    na_value: text that stands for an empty field, too.
    select_cols: the numbers of the columns wanted, in increasing order; all by default.

        >>> import minitf as tf
        >>> [column.numpy().tolist() for column in tf.io.decode_csv(['1,one', '2,"two, too"'], [0, ""])]
        [[1, 2], [b'one', b'two, too']]

    Raises: InvalidArgumentError for records that do not fit; ValueError for columns that are not in order.
    Source: tf.io.decode_csv.
    """
    if select_cols is not None and any(a >= b for a, b in pairwise(select_cols)):
        raise ValueError(explain("decode_csv", f"select_cols is {select_cols}",
                                 "select_cols is not strictly increasing"))
    if select_cols is not None and len(select_cols) != len(record_defaults):
        raise ValueError(explain("decode_csv", f"{len(select_cols)} columns and {len(record_defaults)} defaults",
                                 "Length of select_cols and record_defaults do not match"))
    defaults = [convert_to_tensor(x) for x in record_defaults]
    result = execute(DecodeCSV, records, *defaults, field_delim=field_delim, use_quote_delim=use_quote_delim,
                     na_value=na_value, select_cols=tuple(select_cols or ()))
    return list(result) if isinstance(result, (list, tuple)) else [result]
