"""columns.py: names and dtypes of columns."""

import pytest

import minitf as tf
from minitf.data.columns import column_names_of, column_numbers, file_names, wider

HOW = {"field_delim": ",", "quotes": True, "compression": None, "encoding": "utf-8"}


@pytest.mark.parametrize(("before", "text", "after"), [
    (None, "", None), (None, "7", tf.int32), (None, "-3000000000", tf.int64), (tf.int64, "7", tf.int64),
    (tf.int32, "1.5", tf.float32), (tf.int32, "1e300", tf.float64), (tf.float64, "x", tf.string),
    (tf.string, "1", tf.string), (tf.int32, "NA", tf.int32), (None, "99999999999999999999", tf.float32),
])  # fmt: skip
def test_the_narrowest_dtype_that_fits(before, text, after):
    assert wider(before, text, "NA") == after


def test_files_whose_names_differ(tmp_path):
    for name, header in (("a", "x,y"), ("b", "x,z")):
        (tmp_path / f"{name}.csv").write_text(header + "\n1,2\n")
    paths = file_names([str(tmp_path / "*.csv"), str(tmp_path / "a*")])
    assert len(paths) == 2
    assert column_names_of(paths[:1], **HOW) == ["x", "y"]
    with pytest.raises(ValueError, match="should have the same column names"):
        column_names_of(paths, **HOW)


def test_numbers_of_columns():
    assert column_numbers(["a", "b", "c"], ["c", 0]) == [0, 2]
    with pytest.raises(ValueError, match="holds a column twice"):
        column_numbers(["a", "b"], ["a", 0])
