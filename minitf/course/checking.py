"""`check("name")`: grades the definition that was just written, where it was written.

Floor 10. Next: proving.py.

In a notebook the definition is found in the cells that have been run; in a Python script or `python -i
script.py`, in the script.
"""

from __future__ import annotations

import sys
from dataclasses import replace

from minitf.backend.errors import explain

from .cells import Cell, python_of, read_cells
from .exercise import CourseError
from .exercises import all_exercises, find
from .grading import Grade, grade
from .standing import record


def check(name: str, hints: int = 1) -> Grade:
    """Grades the latest definition of the exercise, and returns the grade, which shows itself.

    The best score of each exercise is kept: `minitf.course.progress()` shows them all.

    Args:
      name: the exercise, such as "sum_to"; `minitf grade --list` lists them.
      hints: how much to be told, 1 to 3: where to look, what to do, and what the library's own answer is made of.

    Returns a Grade: `.score`, `.outcomes` (one a test), `.hints`, `.problem`.

    Raises CourseError for an unknown name, and where there is neither a notebook nor a script to look into.
    """
    exercise = find(name)
    others = {r.name for other in all_exercises() if other.name != name for r in other.replacements}
    cells = _cells_run()
    own = {r.name for r in exercise.replacements}
    result = replace(grade(exercise, cells, others - own), steps=hints)
    record([result])
    if not _shows_values():
        print(result)
    return result


def _cells_run() -> list[Cell]:
    """What the student has written, oldest first."""
    shell = _shell()
    if shell is not None:
        return [Cell(python_of(text)) for text in shell.user_ns["In"]]
    script = getattr(sys.modules["__main__"], "__file__", None)
    if script is None:
        rule = "the definition is read from a notebook or a script, and there is none"
        raise CourseError(explain("check", "a bare Python prompt", rule, "Use Jupyter or IPython, or a file"))
    return read_cells(script)


def _shell():
    """The running IPython, None outside of one. It is not imported: where it runs, it is loaded."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


def _shows_values() -> bool:
    """Whether the value of an expression is displayed by itself, as in a notebook but not in a script."""
    return _shell() is not None or hasattr(sys, "ps1")
