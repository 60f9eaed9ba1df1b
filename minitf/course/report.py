"""A grade as text, as HTML for a notebook, and as plain data.   Floor 10.   Next: checking.py."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Any

from .hints import shown

if TYPE_CHECKING:
    from .grading import Grade, Outcome

MESSAGE_LINES = 8  # of a failure's message that are shown
STEPS = 3  # of a hint
Finding = tuple[bool, str, list[str]]  # passed, test, what was wrong


def as_text(grade: Grade) -> str:
    """For a terminal:

    sum_to: Undo a broadcast                                     1.5 / 3 points
      passed  test_sum_to_keeps (3 cases)
      FAILED  test_sum_to_adds_over_new_axes
              assert (2, 3) == (3,)
      Hint: Broadcasting can also add axes on the left.
      More: check("sum_to", hints=2), or minitf grade --hints 2
    """
    lines = [f"{grade.exercise.name + ': ' + grade.exercise.title:<60} {points_text(grade)}"]
    if grade.problem:
        lines.append(f"  {grade.problem}")
    for passed, name, complaint in _findings(grade):
        lines.append(f"  {'passed' if passed else 'FAILED'}  {name}")
        lines += [f"          {line}" for line in complaint]
    lines += [f"  Hint: {hint}" for hint in shown(grade.exercise, grade.hints, grade.steps)]
    return "\n".join([*lines, *(f"  More: {more}" for more in _more(grade))])


def as_html(grade: Grade) -> str:
    """For a notebook. Its colours are translucent or the page's own, to be readable on light and on dark."""
    colour = "#2e9e5b" if grade.is_full else "#d9822b" if grade.score else "#d64545"
    parts = [
        f"<strong>{escape(grade.exercise.title)}</strong>: {escape(points_text(grade))}",
        _bar(grade, colour),
    ]
    if grade.problem:
        parts.append(f"<p>{_prose(grade.problem)}</p>")
    hints = shown(grade.exercise, grade.hints, grade.steps)
    parts += [f'<p style="margin:.5em 0"><em>Hint.</em> {_prose(hint)}</p>' for hint in hints]
    parts += [f'<p style="margin:.5em 0"><em>More.</em> <code>{escape(more)}</code></p>' for more in _more(grade)]
    rows = "".join(_row(*finding) for finding in _findings(grade))
    parts.append(f'<div style="margin:.5em 0">{rows}</div>' if rows else "")
    style = f"border-left:4px solid {colour};padding:.4em 1em;color:inherit;background:rgba(128,128,128,.08)"
    return f'<div style="{style}">{"".join(parts)}</div>'


def _more(grade: Grade) -> list[str]:
    """How to ask for the next step of the hints, where there is one."""
    if not grade.hints or grade.steps >= STEPS:
        return []
    step = grade.steps + 1
    return [f'check("{grade.exercise.name}", hints={step}), or minitf grade --hints {step}']


def _prose(text: str) -> str:
    """A sentence as HTML; what stands between backticks is code."""
    return re.sub("`([^`]+)`", r"<code>\1</code>", escape(text))


def _bar(grade: Grade, colour: str) -> str:
    share = 100 * grade.score / grade.exercise.points
    full = f'<div style="width:{share:.0f}%;height:6px;border-radius:3px;background:{colour}"></div>'
    style = "height:6px;border-radius:3px;margin:.4em 0;background:rgba(128,128,128,.25)"
    return f'<div style="{style}">{full}</div>'


def _row(passed: bool, name: str, complaint: list[str]) -> str:
    mark, colour = ("✓", "#2e9e5b") if passed else ("✗", "#d64545")
    row = f'<div><span style="color:{colour}">{mark}</span> <code>{escape(name)}</code></div>'
    if not complaint:
        return row
    style = "margin:.1em 0 .5em 1.4em;white-space:pre-wrap;background:none;color:inherit"
    return f'{row}<pre style="{style}">{escape(chr(10).join(complaint))}</pre>'


def _findings(grade: Grade) -> list[Finding]:
    """A line for each test; where several fail in the same way, that is said once."""
    complaints = [[] if outcome.passed else _complaint(outcome) for outcome in grade.outcomes]
    if len(complaints) > 1 and complaints[0] and all(c == complaints[0] for c in complaints):
        return [(False, f"all {len(complaints)} tests", complaints[0])]
    said = [c if c not in complaints[:i] else [] for i, c in enumerate(complaints)]
    rows = [(o.passed, o.name, complaint) for o, complaint in zip(grade.outcomes, said, strict=True)]
    return [row for _, cases in groupby(rows, _folded) for row in _fold(list(cases))]


def _folded(row: Finding) -> tuple[str, bool]:
    """Equal for the cases of a test that have passed: they share a line."""
    passed, name, _ = row
    return (name.partition("[")[0] if passed else name, passed)


def _fold(cases: list[Finding]) -> list[Finding]:
    passed, name, complaint = cases[0]
    return cases if len(cases) == 1 else [(passed, f"{name.partition('[')[0]} ({len(cases)} cases)", complaint)]


def _complaint(outcome: Outcome) -> list[str]:
    lines = [line for line in outcome.message.splitlines() if line.strip() and "Use -v" not in line]
    shown = lines[:MESSAGE_LINES] + (["..."] if len(lines) > MESSAGE_LINES else [])
    if outcome.line:
        shown.append("in line {} of your definition: {}".format(*outcome.line))
    return shown


def points_text(grade: Grade) -> str:
    """Such as "1.5 / 3 points"."""
    return f"{grade.score:g} / {grade.exercise.points:g} point" + ("" if grade.exercise.points == 1 else "s")


def as_data(grade: Grade) -> dict[str, Any]:
    """For JSON."""
    return {
        "exercise": grade.exercise.name,
        "title": grade.exercise.title,
        "chapter": grade.exercise.chapter,
        "score": grade.score,
        "points": grade.exercise.points,
        "passed": sum(outcome.passed for outcome in grade.outcomes),
        "tests": [{"name": o.name, "passed": o.passed, "message": o.message} for o in grade.outcomes],
        "problem": grade.problem,
        "hints": list(grade.hints),
        "seconds": round(grade.seconds, 3),
    }
