"""minitf/lifecycle/schema.py"""

import pytest

from minitf.lifecycle.schema import Anomaly, Column, anomalies, kind_of, problem_of, read_table, schema_of, without_rows

GOOD = {"age": ["31", "7"], "height": ["1.8", "1"], "eyes": ["blue", "brown"], "note": ["", "tired"]}


def test_a_table_in_two_files(tmp_path):
    (tmp_path / "a.csv").write_text("x,y\n1, 2\n3\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text('x,y\n"4,5",6,7\n', encoding="utf-8")
    assert read_table(tmp_path / "a.csv", tmp_path / "b.csv") == {"x": ["1", "3", "4,5"], "y": ["2", "", "6"]}
    (tmp_path / "c.csv").write_text("x,z\n", encoding="utf-8")
    (tmp_path / "d.csv").touch()
    assert read_table(tmp_path / "d.csv") == {}
    with pytest.raises(ValueError, match=r"c\.csv has the columns"):
        read_table(tmp_path / "a.csv", tmp_path / "c.csv")


@pytest.mark.parametrize(("texts", "kind"), [(["1", "-2"], "integer"), (["1", "2.5"], "float"), (["1", "x"], "text"),
                                             ([], "integer")])
def test_kinds(texts, kind):
    assert kind_of(texts) == kind


def test_the_schema_of_a_good_table():
    assert schema_of(GOOD) == {
        "age": Column("integer", 7, 31), "height": Column("float", 1.0, 1.8),
        "eyes": Column("text", values=("blue", "brown")),
        "note": Column("text", values=("tired",), may_miss=True),
    }


def test_a_column_of_many_texts_lists_none():
    column = schema_of({"name": [f"n{i}" for i in range(21)]})["name"]
    assert column == Column("text")
    assert problem_of("somebody else", column) is None


def test_a_table_fits_its_own_schema():
    assert anomalies(GOOD, schema_of(GOOD)) == []


def test_what_does_not_fit_is_told():
    bad = {"age": ["7", "x", "200"], "height": ["1.5", "nan", ""], "eyes": ["blue", "red", "blue"], "shoe": ["1"] * 3}
    assert anomalies(bad, schema_of(GOOD)) == [
        Anomaly("note", None, "the column is missing"),
        Anomaly("shoe", None, "the schema knows no such column"),
        Anomaly("age", 1, "'x' is not a number of the kind 'integer'"),
        Anomaly("height", 1, "nan is not in [1.0, 1.8]"),
        Anomaly("eyes", 1, "'red' is none of the known values"),
        Anomaly("age", 2, "200 is not in [7, 31]"),
        Anomaly("height", 2, "is missing"),
    ]


def test_rows_are_left_out():
    assert without_rows({"a": ["1", "2", "3"], "b": ["x", "y", "z"]}, [1, 1]) == {"a": ["1", "3"], "b": ["x", "z"]}
