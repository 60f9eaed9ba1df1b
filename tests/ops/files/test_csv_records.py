"""csv_records.py: fields (what a whole record gives stands in cases/files.py)."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from minitf.ops.files.csv_records import quoted_fields

FIELDS = st.lists(st.text('ab, "\n', max_size=6), min_size=2, max_size=5)


@given(FIELDS)
def test_what_pythons_csv_writes_is_read(fields):
    text = io.StringIO()
    csv.writer(text, lineterminator="", quoting=csv.QUOTE_ALL).writerow(fields)
    assert quoted_fields(text.getvalue().encode(), b",") == [field.encode() for field in fields]
