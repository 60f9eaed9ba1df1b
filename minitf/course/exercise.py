"""One exercise: what it asks for, what it is worth, what it is judged by.   Floor 10.   Next: source.py.

How an author writes one is described in exercises.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from minitf.backend.errors import InvalidArgumentError, explain

from . import source


class CourseError(InvalidArgumentError):
    """The course cannot be used as asked: no such exercise, a broken exercise file, a missing package."""


@dataclass(frozen=True)
class Replacement:
    """One definition of the library that an answer replaces: `target` is its qualified name in `file`."""

    file: str
    target: str
    name: str  # what the student's definition is called


@dataclass(frozen=True)
class Hint:
    """What to say about a test that fails: its name fits the glob `test`, its message the regex `error`."""

    says: str
    test: str | None = None
    error: str | None = None


@dataclass(frozen=True)
class WrongAnswer:
    """A mistake of students: a definition, `code`, or a `change` of the library's. It must earn `hint`."""

    name: str
    says: str
    hint: str
    code: str | None = None
    change: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Exercise:
    """One exercise, as its table in `exercises/<chapter>.toml` describes it."""

    name: str
    title: str
    points: float
    level: str
    replacements: tuple[Replacement, ...]
    tests: tuple[str, ...]
    hints: tuple[Hint, ...]
    wrong_answers: tuple[WrongAnswer, ...]
    needs: tuple[str, ...]
    seconds: float  # until the tests are stopped
    chapter: str  # such as "04_tape"
    root: Path  # the checkout that holds it
    minutes: float = 30  # that a student is expected to need

    def reference(self) -> str:
        """The right answer, as a student would have written it: the library's own definitions."""
        return "\n\n".join(self._definition(r) for r in self.replacements)

    def stub(self) -> str:
        """What the student starts from: each definition with its docstring, but without its body."""
        return "\n\n".join(source.stub(self._definition(r)) for r in self.replacements)

    def wrong_source(self, wrong: WrongAnswer) -> str:
        """The wrong answer as a student would write it. Raises CourseError if its `change` does not fit."""
        if wrong.code is not None:
            return wrong.code
        text = self.reference()
        for old, new in wrong.change:
            if old not in text:
                raise CourseError(
                    explain(
                        f"exercise {self.name!r}, wrong answer {wrong.name!r}",
                        f"received change = [[{old!r}, ...]]",
                        "the text to change must stand in the library's definition",
                        "Compare it with the present source",
                    )
                )
            text = text.replace(old, new)
        return text

    def _definition(self, replacement: Replacement) -> str:
        path = self.root / replacement.file
        try:
            return source.definition(path.read_text("utf-8"), replacement.target, replacement.name)
        except (OSError, source.NoDefinition) as error:
            raise CourseError(
                explain(
                    f"exercise {self.name!r}",
                    f"received target {replacement.file}:{replacement.target}",
                    "the target must be a function or class of the library",
                    str(error),
                )
            ) from error
