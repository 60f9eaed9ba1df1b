"""The exercises are sound: the library passes, the stub does not, and every wrong answer earns its hint.

Each proof grades one answer in a process of its own, about half a second each; two run at a time. The wrong answers,
which are most of them, are proved where CI is set: `CI=true pytest tests/architecture/test_exercises.py`.
`minitf grade --instructor-check --exercise NAME` does the same for the exercise at hand.
"""

import dataclasses
import json
import os
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pytest

from architecture.floors import copy_as_of
from architecture.sources import REPOSITORY
from minitf.course.exercise import CourseError
from minitf.course.exercises import all_exercises
from minitf.course.proving import proofs, reference_complaint

ENOUGH_A_CHAPTER = 4
ENOUGH_WRONG_ANSWERS = 3


def load():
    """All exercises; none where a file is broken, which a test below reports."""
    try:
        return all_exercises(REPOSITORY)
    except CourseError:
        return ()


EXERCISES = load()
CHAPTERS = sorted({exercise.chapter for exercise in EXERCISES})
IS_CI = os.environ.get("CI") == "true"
PROOFS = {
    f"{e.name}: {label}": prove
    for e in EXERCISES for label, prove in proofs(e)
    if IS_CI or not label.startswith("wrong")
}  # fmt: skip

each_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
each_chapter = pytest.mark.parametrize("chapter", CHAPTERS)


@pytest.fixture(scope="module")
def complaints(request):
    """Proof -> its complaint to come, for those proofs that this run of pytest has selected."""
    selected = [item.callspec.params.get("proof") for item in request.session.items if hasattr(item, "callspec")]
    with ThreadPoolExecutor(2) as pool:
        yield {proof: pool.submit(PROOFS[proof]) for proof in selected if proof in PROOFS}


@pytest.mark.course
@pytest.mark.parametrize("proof", PROOFS)
def test_an_exercise_is_sound(proof, complaints):
    complaint = complaints[proof].result()
    assert complaint is None, complaint


@pytest.fixture(scope="module")
def as_of(tmp_path_factory):
    """Makes a copy of the repository that ends at a floor, and returns where it is."""

    @cache
    def as_of(floor):
        root = tmp_path_factory.mktemp(f"floor{floor}")
        copy_as_of(floor, root)
        shutil.copytree(REPOSITORY / "tests", root / "tests", ignore=shutil.ignore_patterns("__pycache__"))
        return root

    return as_of


@pytest.mark.course
@each_exercise
def test_an_exercise_needs_no_floor_that_its_chapter_has_not_reached(exercise, as_of):
    opening = page(f"chapters/{exercise.chapter}.md").split("\n---\n")[0]
    floor = int(re.search(r"^ *floor: *(\d+)", opening, re.MULTILINE)[1])
    complaint = reference_complaint(dataclasses.replace(exercise, root=as_of(floor)))
    assert complaint is None, f"as of floor {floor}, {complaint}"


def test_every_exercise_file_can_be_used():
    names = [exercise.name for exercise in all_exercises(REPOSITORY)]
    assert len(names) == len(set(names)) >= ENOUGH_A_CHAPTER


@each_chapter
def test_a_chapter_has_enough_exercises_from_a_warm_up_to_a_hard_one(chapter):
    levels = [exercise.level for exercise in EXERCISES if exercise.chapter == chapter]
    assert len(levels) >= ENOUGH_A_CHAPTER
    assert {"warm-up", "hard"} <= set(levels)


@pytest.mark.parametrize("chapter", sorted(path.stem for path in (REPOSITORY / "chapters").glob("*.md")))
def test_every_chapter_has_exercises_and_leads_to_them(chapter):
    assert chapter in CHAPTERS
    assert f"exercises/{chapter}" in page(f"chapters/{chapter}.md")


@each_exercise
def test_an_exercise_has_enough_wrong_answers(exercise):
    names = {wrong.name for wrong in exercise.wrong_answers}
    assert len(names) == len(exercise.wrong_answers) >= ENOUGH_WRONG_ANSWERS


@each_exercise
def test_the_tests_of_an_exercise_exist(exercise):
    for test in exercise.tests:
        file, _, name = test.partition("::")
        source = (REPOSITORY / file).read_text(encoding="utf-8")
        for part in re.split("::", name.partition("[")[0]) if name else []:
            assert re.search(rf"\b(def|class) {part}\b", source), f"{file} has no {part}"


@each_exercise
def test_the_page_shows_the_stub_and_states_the_points(exercise):
    sections = re.split(r"(?m)^#+ ", page(f"exercises/{exercise.chapter}.md"))
    (section,) = [part for part in sections if f"```{{stub}} {exercise.name}\n" in part]
    assert re.search(rf"\b{exercise.points:g} points?\b", section)


@each_chapter
def test_the_page_shows_the_stub_of_every_exercise_and_no_other(chapter):
    shown = re.findall(r"(?m)^```\{stub\} (\w+)$", page(f"exercises/{chapter}.md"))
    assert sorted(shown) == sorted(exercise.name for exercise in EXERCISES if exercise.chapter == chapter)


@each_exercise
def test_the_starter_notebook_holds_the_stub_and_its_check_and_no_line_of_the_solution(exercise):
    cells = [cell for cell in starter(exercise.chapter) if cell["cell_type"] == "code"]
    position = [text(cell).strip() for cell in cells].index(exercise.stub().strip())
    assert "solution" in cells[position]["metadata"]["tags"]
    assert text(cells[position + 1]).strip() == f'check("{exercise.name}")'
    written = {line.strip() for cell in cells for line in text(cell).splitlines()}
    body = {line.strip() for line in exercise.reference().splitlines()}
    body -= {line.strip() for line in exercise.stub().splitlines()}
    assert {line for line in body & written if len(line) > 12} == set()  # shorter: `else:`, `return x`


def page(path):
    """The text of a page of the repository."""
    return (REPOSITORY / path).read_text(encoding="utf-8")


def starter(chapter):
    """The cells of the notebook that students start from."""
    return json.loads(page(f"exercises/ipynb/{chapter}.ipynb"))["cells"]


def text(cell):
    """A cell's source, which the format allows to be a list of lines."""
    return "".join(cell["source"])
