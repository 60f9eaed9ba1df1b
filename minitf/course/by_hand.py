"""A sheet of questions with a student's own numbers, and the marking of the answers.

Floor 10. Next: minitf/cli/questions.py.

The numbers follow from the student's name, which is that of the file that was collected, and from a word for the
term. Nothing is stored: whoever marks draws the same numbers again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from minitf.backend.errors import explain

from .exercise import CourseError
from .questions import QUESTIONS, Answer

CLOSE = 2e-3  # relative, or absolute below 1: three places are asked for


@dataclass(frozen=True)
class Mark:
    """What became of a question: what was answered (None for nothing), what is right."""

    question: str
    given: Any
    right: Answer

    @property
    def is_right(self) -> bool:
        """Whether the answer is the right one, up to rounding."""
        try:
            given = np.asarray(self.given, np.float64)
        except (TypeError, ValueError):
            return False
        return given.shape == np.shape(self.right) and bool(np.allclose(given, self.right, CLOSE, CLOSE))


def asked(student: str, question: str, term: str = "") -> tuple[str, Answer]:
    """The text of a question for this student, and its answer; the same each time."""
    return QUESTIONS[question](Random(f"{term}/{student}/{question}"))


def sheet(student: str, term: str = "") -> str:
    """All questions, in Markdown, and how to hand in the answers."""
    lines = [f"# Questions for {student}", ""]
    for number, name in enumerate(QUESTIONS, 1):
        lines += [f"{number}. **{name}.** {asked(student, name, term)[0]}", ""]
    example = json.dumps(dict.fromkeys(QUESTIONS), indent=1)
    return "\n".join([*lines, f"Hand in a file `{student}.json`, with a number or a list in place of each null:", "",
                      "```json", example, "```", ""])


def marked(path: Path, term: str = "") -> list[Mark]:
    """A mark for each question.

    Args:
      path: the file of a student's answers; its name without the ending is the student.

    Raises CourseError for what is no JSON object.
    """
    try:
        answers = json.loads(path.read_text("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        fix = "Begin with the example on the sheet"
        raise CourseError(explain(path.name, str(error), "the file must be JSON", fix)) from None
    if not isinstance(answers, dict):
        raise CourseError(explain(path.name, f"it holds {type(answers).__name__}", "it must be a JSON object"))
    return [Mark(name, answers.get(name), asked(path.stem, name, term)[1]) for name in QUESTIONS]
