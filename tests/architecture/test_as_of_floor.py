"""A chapter uses only the floors that it has reached, and those work without the higher ones.

A chapter's front matter names the highest floor of its cells (`minitf: {floor: 3}`). The cells are run on a
copy of the package that ends there, and so are the tests of the floors that the chapter adds.

All chapters take minutes, and run once already, as notebooks. So a plain run takes those of the lowest floor, and
all are proved where CI is set: `CI=true pytest tests/architecture/test_as_of_floor.py`.
"""

import os
import subprocess
import sys

import pytest

from architecture.floors import FLOORS, copy_as_of, floor_of
from architecture.sources import REPOSITORY, imports

CHAPTERS = sorted((REPOSITORY / "chapters").glob("*.md"))
RUNNER = REPOSITORY / "tests" / "architecture" / "run_chapter.py"
HIGHEST = max(FLOORS) if os.environ.get("CI") == "true" else 0
WHOLE = {max(FLOORS)}  # as of this floor nothing is missing, and its tests are all tests, which run anyway


def floor_of_chapter(chapter):
    """The floor that the chapter's front matter names."""
    yaml = pytest.importorskip("yaml")
    opening = chapter.read_text(encoding="utf-8").split("\n---\n")[0]
    return yaml.safe_load(opening)["minitf"]["floor"]


def run_on_copy(copy, *command, cwd):
    """Runs Python in `cwd` with the copied package in place of this one. Returns the finished process."""
    return subprocess.run(
        [sys.executable, "-P", *map(str, command)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": f"{copy}{os.pathsep}{REPOSITORY / 'tests'}", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=600,
    )


def test_the_copy_is_what_runs(tmp_path):
    copy_as_of(0, tmp_path)
    done = run_on_copy(tmp_path, "-c", "import minitf; print(minitf.__file__); import minitf.core", cwd="/")
    assert done.stdout.strip() == str(tmp_path / "minitf" / "__init__.py")
    assert "No module named 'minitf.core'" in done.stderr


PROVED = [chapter for chapter in CHAPTERS if floor_of_chapter(chapter) <= HIGHEST]


@pytest.mark.slow
@pytest.mark.parametrize("chapter", PROVED, ids=lambda path: path.stem)
def test_the_chapters_cells_need_no_higher_floor(chapter, tmp_path):
    pytest.importorskip("jupytext")
    copy_as_of(floor_of_chapter(chapter), tmp_path)
    done = run_on_copy(tmp_path, RUNNER, chapter, cwd=chapter.parent)
    assert done.returncode == 0, (done.stderr + done.stdout)[-4000:]


@pytest.mark.slow
@pytest.mark.parametrize("floor", sorted({floor_of_chapter(chapter) for chapter in PROVED} - WHOLE))
def test_the_floors_that_a_chapter_adds_pass_their_tests(floor, tmp_path):
    reached = [below for below in map(floor_of_chapter, CHAPTERS) if below < floor]
    added = [name for level in FLOORS if max(reached, default=-1) < level <= floor for name in FLOORS[level]]
    tests = [path for name in added for path in files_testing(name) if highest_floor_imported(path) <= floor]
    assert tests, f"no tests for {added}"
    copy_as_of(floor, tmp_path)
    options = ["-q", "-n", "0", "-p", "no:cacheprovider", "-p", "architecture.as_of_floor_plugin"]
    done = run_on_copy(tmp_path, "-m", "pytest", *options, *tests, cwd=REPOSITORY)
    assert done.returncode == 0, done.stdout[-4000:]


def files_testing(name):
    """The test files of one part of the package."""
    folder = REPOSITORY / "tests" / name
    return sorted([*folder.rglob("test_*.py"), *folder.parent.glob(f"test_{name}.py")])


def highest_floor_imported(path):
    """Of what a test file imports by its place, itself or by way of a helper among the tests.

    What it takes from the facade shows when it runs.
    """
    modules = [module for _, module in imports(path)]
    floors = [floor_of(module) for module in modules if module.startswith("minitf.")]
    helpers = [helper for helper in map(file_of_tests, modules) if helper is not None]
    return max([*floors, *map(highest_floor_imported, helpers)], default=0)


def file_of_tests(module):
    """The file of a module among the tests ('ops.linalg.complex_gradients'); None where there is none."""
    path = REPOSITORY.joinpath("tests", *module.split(".")).with_suffix(".py")
    if not path.is_file():
        path = path.parent.with_suffix(".py")  # `from helper import NAME` names more than the file
    return path if path.is_file() and path.parent != REPOSITORY else None
