"""csv_records.py: fields (what a whole record gives stands in cases/files.py)."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

import minitf as tf
from minitf.ops.files.csv_records import quoted_fields

FIELDS = st.lists(st.text('ab, "\n', max_size=6), min_size=2, max_size=5)


@given(FIELDS)
def test_what_pythons_csv_writes_is_read(fields):
    text = io.StringIO()
    csv.writer(text, lineterminator="", quoting=csv.QUOTE_ALL).writerow(fields)
    assert quoted_fields(text.getvalue().encode(), b",") == [field.encode() for field in fields]


def test_fields_without_quotes():
    assert quoted_fields(b"", b",") == []
    assert quoted_fields(b'a,"b"', b",") == [b"a", b"b"]
    assert quoted_fields(b"a;,b", b";") == [b"a", b",b"]


def test_an_empty_field_at_the_end_is_a_field():
    assert quoted_fields(b'"a",', b",") == [b"a", b""]


def test_a_quote_inside_a_field_is_refused():
    with pytest.raises(tf.errors.InvalidArgumentError, match="Unquoted fields"):
        quoted_fields(b'a"b,c', b",")


def test_a_line_end_outside_quotes_is_refused():
    for record in (b"a\nb", b'"a",b\nc'):
        with pytest.raises(tf.errors.InvalidArgumentError, match="Unquoted fields"):
            quoted_fields(record, b",")
