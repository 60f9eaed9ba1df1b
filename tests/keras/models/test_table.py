"""minitf/keras/models/table.py"""

import pytest

from minitf.keras.models.table import Column, centered, fitting, placed, table_lines, wrapped


def test_a_table():
    lines = table_lines([Column("a", "left", 4), Column("b", "center", 3)], [["x", "y"], ["long word", "z"]], 99)
    assert lines == ["┏━━━━━━┳━━━━━┓", "┃ a    ┃  b  ┃", "┡━━━━━━╇━━━━━┩", "│ x    │  y  │", "├──────┼─────┤",
                     "│ long │  z  │", "│ word │     │", "└──────┴─────┘"]


def test_titles_stand_at_the_bottom():
    assert table_lines([Column("two words", "left", 5), Column("x", "right", 1)], [["a", "b"]], 99)[1:3] == [
        "┃ two   ┃   ┃", "┃ words ┃ x ┃"]


@pytest.mark.parametrize(("widths", "total", "found"), [
    ([5, 5], 99, [5, 5]), ([10, 10], 17, [5, 5]), ([1, 1], 3, [1, 1]),
])
def test_columns_give_way_alike(widths, total, found):
    assert fitting(widths, total) == found


def test_words_are_kept_or_cut():
    assert wrapped("   └ d (Dense)", 20) == ["   └ d (Dense)"]
    assert wrapped("abcdefgh", 4) == ["abc…"]
    assert wrapped("", 4) == [""]


def test_places():
    assert [placed("a", side, 3) for side in ("left", "right", "center")] == ["a  ", "  a", " a "]
    assert centered("ab", 5) == " ab  "
