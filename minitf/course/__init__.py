"""The grader of the course: a student's function, inside the real library, judged by the library's own tests.

Floor 10.

    from minitf.course import check
    check("sum_to")     # in a notebook: grades the latest definition, and says what is wrong with it

The way of an answer, one file a step: `exercises.py` finds the exercise (and says how to write one),
`cells.py` reads the student's notebook, `answer.py` finds the definition in it, `source.py` puts it into the
library's source, `sandbox.py` runs the tests on that in a jailed process, `grading.py` counts, `problems.py`,
`places.py` and `hints.py` explain, `report.py` prints. `proving.py` grades the exercises themselves,
`standing.py` keeps a student's progress, `exports.py` writes marks, `challenge.py` puts all the answers into the
library at once, and `by_hand.py` asks questions with other numbers for every student, and
`handing_out.py` writes the notebooks that a teacher hands out.
Next: exercises.py.
"""

from .checking import check
from .exercise import Exercise
from .exercises import all_exercises, find
from .grading import Grade, grade
from .standing import progress

__all__ = ["Exercise", "Grade", "all_exercises", "check", "find", "grade", "progress"]
