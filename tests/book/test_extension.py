"""The parts of the Sphinx extension that can be tried without a build."""

from types import SimpleNamespace

import chapter_numbers
import fresh_outputs
import pytest
from stub_directive import effort_text, points_text


@pytest.mark.parametrize(
    ("docname", "number"),
    [("chapters/04_tape", 4), ("exercises/04_tape", 4), ("chapters/29_capstone", 29), ("book/index", None)],
)
def test_a_page_has_the_number_of_its_file(docname, number):
    assert chapter_numbers.own_number(docname) == number


@pytest.mark.parametrize(
    ("old", "new"), [((3,), (4,)), ((3, 1), (4, 1)), ([3, 1, 2], [4, 1, 2]), ((), ()), (None, None)]
)
def test_only_the_first_part_of_a_number_changes(old, new):
    assert chapter_numbers.renumbered(old, 4) == new


def test_the_hash_follows_every_file_of_the_library(bed):
    before = fresh_outputs.library_hash(bed)
    assert fresh_outputs.library_hash(bed) == before
    (bed / "minitf/data.bin").write_bytes(b"1")
    with_data = fresh_outputs.library_hash(bed)
    (bed / "minitf/tape.py").write_text("")
    assert len({before, with_data, fresh_outputs.library_hash(bed)}) == 3


def test_the_hash_leaves_compiled_files_out(bed):
    before = fresh_outputs.library_hash(bed)
    (bed / "minitf/__pycache__").mkdir()
    (bed / "minitf/__pycache__/tape.pyc").write_bytes(b"1")
    assert fresh_outputs.library_hash(bed) == before


def test_points_in_words():
    assert [points_text(points) for points in (1, 2, 0.5)] == ["1 point", "2 points", "0.5 points"]


def test_what_an_exercise_costs_in_words():
    assert effort_text(SimpleNamespace(level="hard", points=1, minutes=60)) == "hard · 1 point · about 60 minutes"
