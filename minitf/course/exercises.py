'''What an exercise is, and where the exercises of the course are found.   Floor 10.   Next: exercise.py.

An exercise is the library minus one body: the student writes that body, and the library's own tests say
whether it works.

For authors
-----------
The exercises of chapter `NN_slug` stand in `exercises/NN_slug.toml`. This one file drives the page in the
book, the starter notebook, the checks inside the notebook, `minitf grade`, and the test suite that proves
that the exercise is sound:

    [[exercise]]
    name = "sum_to"                       # unique in the whole course, a Python name
    title = "Undo a broadcast"
    points = 3
    level = "easy"                        # warm-up, easy, medium or hard
    target = "minitf/ops/structure.py:sum_to"     # what the student writes; `file.py:Class.method` works
    tests = [                             # each must fail on the stub
        "tests/ops/test_structure.py::test_sum_to_adds_over_new_axes",
        "tests/ops/test_structure.py::test_sum_to_keeps",       # with all its parameters; a class, a file
        "tests/ops/test_structure.py::test_sum_to_dtypes[float",        # with the parameters that begin so
    ]
    seconds = 20                          # optional: when the tests are stopped
    minutes = 15                          # optional: what a student is expected to need, else by the level
    needs = ["tests/golden/sum_to.npz"]   # optional: other files that the tests read

    [[exercise.hint]]                     # each failing test shows the first hint that fits it
    test = "*new_axes*"                   # a glob on the test's name,
    error = "shape"                       # and/or a regular expression on the failure's message
    says = "Broadcasting can also add axes on the left. Sum those away first."

    [[exercise.wrong]]                    # at least three, each a mistake that students really make
    name = "forgets the axes on the left"
    says = "Sums only over axes of length one."
    hint = "axes on the left"             # a part of the hint that this mistake must earn
    change = [["axes = new + stretched", "axes = stretched"]]       # [old text, new text] ...

    [[exercise.wrong]]
    name = "returns the gradient as it is"
    says = "Works until something broadcasts."
    hint = "axes on the left"
    code = """                            # ... or a whole definition
    def sum_to(x, shape):
        return x
    """

Instead of `target`, an exercise that replaces several definitions lists them. `name` is what the student's
definition is called; it need not be the name in the library, so that two methods called `gradient` can stand
in one notebook:

    [[exercise.replace]]
    file = "minitf/ops/activations.py"
    target = "Tanh.gradient"
    name = "tanh_gradient"

There is no right answer to write down: the right answer is the library. The stub that students start from is
the definition's signature, decorators and docstring, so these must say all that a student needs; a class
keeps its attributes and its methods' stubs. The student's definition is moved to where the original stood, so
it may use what that file defines and imports, and whatever imports, helpers and constants stand with it in
the same cell. The page `exercises/NN_slug.md` shows the stub with the directive `{stub} sum_to`.

Then `minitf grade --instructor-check --exercise sum_to` proves that the library passes with full points, that
the stub scores zero, and that each wrong answer scores less than full points and earns its hint.
'''

from __future__ import annotations

from pathlib import Path

from minitf.backend.errors import did_you_mean, explain

from .exercise import CourseError, Exercise
from .exercise_file import read_exercise_file


def all_exercises(root: Path | str | None = None) -> tuple[Exercise, ...]:
    """Every exercise of the course, in the order of the chapters.

    Args:
      root: the checkout that holds `exercises/`; found by itself when None.

    Raises CourseError when a file cannot be used or two exercises share a name.
    """
    root = course_root() if root is None else Path(root)
    exercises = [e for path in sorted((root / "exercises").glob("*.toml")) for e in read_exercise_file(path, root)]
    first: dict[str, Exercise] = {}
    for exercise in exercises:
        twin = first.setdefault(exercise.name, exercise)
        if twin is not exercise:
            rule = "a name may be used only once in the course"
            raise CourseError(
                explain(f"exercise {exercise.name!r}", f"in {twin.chapter} and in {exercise.chapter}", rule)
            )
    return tuple(exercises)


def find(name: str, root: Path | str | None = None) -> Exercise:
    """The exercise of that name. Raises CourseError, with the closest name there is, when there is none."""
    exercises = {exercise.name: exercise for exercise in all_exercises(root)}
    if name not in exercises:
        fix = did_you_mean(name, exercises) or "`minitf grade --list` lists them"
        raise CourseError(explain("exercise", f"received {name!r}", "no exercise has this name", fix))
    return exercises[name]


def course_root(start: Path | str | None = None) -> Path:
    """The checkout that holds the course, with exercises/ and minitf/: at or above `start`, or the package.

    Args:
      start: where to begin; the current folder when None.
    """
    package = Path(__file__).absolute().parents[1]
    for origin in (Path.cwd() if start is None else Path(start).absolute(), package):
        for folder in (origin, *origin.parents):
            if any((folder / "exercises").glob("*.toml")) and (folder / "minitf").is_dir():
                return folder
    raise CourseError(
        explain(
            "minitf.course",
            f"received {Path.cwd()} as the current folder",
            "exercises are read from a checkout of minitf, a folder with exercises/ and minitf/",
            "Clone the repository and run this inside it",
        )
    )
