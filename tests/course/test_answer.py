"""The student's definition, found among their cells."""

import pytest

from minitf.course.answer import NoAnswer, find_answer
from minitf.course.cells import Cell


def answer(exercise, *texts, others=()):
    return find_answer(exercise, [Cell(text) for text in texts], others)["area"]


def test_the_last_definition_counts(area):
    text = answer(area, "def area(r): return 1\ndef area(r): return 2", "x = 1").text
    assert text == "def area(r): return 2\n"
    assert answer(area, "def area(r): return 1", "def area(r): return 2").text == text


def test_a_cell_tagged_solution_comes_first(area):
    cells = [
        Cell("def area(r): return 1", is_solution=True),
        Cell("def area(r): return 2", is_solution=False),
    ]
    assert "return 1" in find_answer(area, cells)["area"].text
    assert "return 2" in find_answer(area, cells[1:])["area"].text


def test_what_the_definition_uses_travels_along_and_nothing_else(area):
    cell = (
        "from math import pi, sin\nimport os\nHALF = 0.5\ndef double(x): return x + x\nprint('hello')\n"
        "def twice(x): return double(x)\nresult = area(3)\n@cache\ndef area(r):\n    return pi * twice(r * r) * HALF\n"
    )
    piece = answer(area, cell)
    assert piece.text == "@cache\ndef area(r):\n    return pi * twice(r * r) * HALF\n"
    assert piece.helpers == (
        "from math import pi, sin\nHALF = 0.5\ndef double(x): return x + x\ndef twice(x): return double(x)\n"
    )


def test_answers_to_other_exercises_do_not_travel_along(area):
    cell = "def line_at(x): return x\ndef area(r): return line_at(r)\n"
    assert "line_at" in answer(area, cell).helpers
    assert answer(area, cell, others=["line_at"]).helpers == ""


def test_a_missing_definition(area):
    with pytest.raises(NoAnswer, match="no cell defines area"):
        answer(area, "def aera(r): return 1")


def test_a_syntax_error_tells_the_line(area):
    with pytest.raises(NoAnswer, match=r"line 2 is `return \(1`: .*Python says: '\(' was never closed"):
        answer(area, "def area(r):\n    return (1\n")
    with pytest.raises(NoAnswer, match=r": the cell: Python cannot read this\. Python says: source code .* null bytes"):
        answer(area, "def area(r):\n    return '\0'\n")


def test_a_syntax_error_in_another_cell_does_not_matter(area):
    assert answer(area, "def area(r): return 1", "def other(:").text


def test_the_latest_definition_counts_even_where_it_does_not_parse(area):
    with pytest.raises(NoAnswer, match="cannot read"):
        answer(area, "def area(r): return 1", "def area(r) return 2")
