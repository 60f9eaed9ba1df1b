"""Reads `exercises/NN_slug.toml`, and says exactly what is wrong with one that cannot be used.

Floor 10. Next: answer.py.

The form of the file is described in exercises.py.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any

from minitf.backend.errors import did_you_mean, explain

from .exercise import CourseError, Exercise, Hint, Replacement, WrongAnswer

LEVELS = ("warm-up", "easy", "medium", "hard")
MINUTES = {"warm-up": 5, "easy": 15, "medium": 30, "hard": 60}  # for a student, unless the exercise says otherwise
SECONDS = 20  # for all tests of an exercise together, unless it says otherwise

_REQUIRED = {"name": str, "title": str, "points": (int, float), "level": str, "tests": list}
_OPTIONAL = {
    "target": str,
    "replace": list,
    "needs": list,
    "seconds": (int, float),
    "minutes": (int, float),
    "hint": list,
    "wrong": list,
}


def read_exercise_file(path: Path, root: Path) -> list[Exercise]:
    """The exercises of one file. Raises CourseError for what the form does not allow, as unknown keys."""
    try:
        document = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CourseError(explain(str(path), None, "the file must be readable TOML", str(error))) from error
    _check_keys(path.name, document, required={"exercise": list}, optional={})
    return [
        _exercise(f"{path.name}, exercise {number}", table, path.stem, root)
        for number, table in enumerate(document["exercise"], start=1)
    ]


def _exercise(where: str, table: dict[str, Any], chapter: str, root: Path) -> Exercise:
    _check_keys(where, table, _REQUIRED, _OPTIONAL)
    where = f"{where} ({table['name']})"
    _require(where, "name", table["name"], re.fullmatch(r"[A-Za-z_]\w*", table["name"]), "must be a Python name")
    _require(where, "points", table["points"], table["points"] > 0, "must be above zero")
    _require(where, "level", table["level"], table["level"] in LEVELS, f"must be one of {', '.join(LEVELS)}")
    _require(where, "tests", table["tests"], table["tests"], "must name at least one test")
    for test in table["tests"]:
        _check_path(where, "tests", str(test).partition("::")[0])
    for needed in table.get("needs", ()):
        _check_path(where, "needs", needed)
    return Exercise(
        name=table["name"],
        title=table["title"],
        points=table["points"],
        level=table["level"],
        replacements=tuple(_replacements(where, table)),
        tests=tuple(table["tests"]),
        hints=tuple(_hint(f"{where}, hint {n}", hint) for n, hint in enumerate(table.get("hint", ()), start=1)),
        wrong_answers=tuple(_wrong(where, wrong) for wrong in table.get("wrong", ())),
        needs=tuple(table.get("needs", ())),
        seconds=table.get("seconds", SECONDS),
        minutes=table.get("minutes", MINUTES[table["level"]]),
        chapter=chapter,
        root=root,
    )


def _replacements(where: str, table: dict[str, Any]) -> Iterable[Replacement]:
    one = ("target" in table) != ("replace" in table)
    _require(where, "target", table.get("target"), one, "either target or [[exercise.replace]] must be there")
    if "target" in table:
        file, _, target = table["target"].partition(":")
        _require(where, "target", table["target"], target, 'must have the form "minitf/file.py:name"')
        rows = [{"file": file, "target": target, "name": target.rpartition(".")[2]}]
    else:
        rows = table["replace"]
    for row in rows:
        _check_keys(f"{where}, replace", row, {"file": str, "target": str, "name": str}, {})
        _check_path(where, "file", row["file"])
        yield Replacement(**row)


def _hint(where: str, table: dict[str, Any]) -> Hint:
    _check_keys(where, table, {"says": str}, {"test": str, "error": str})
    _require(where, "hint", table, len(table) > 1, "must say when it is shown: test, error, or both")
    try:
        re.compile(table.get("error", ""))
    except re.error as error:
        _require(where, "error", table["error"], False, f"must be a regular expression ({error})")
    return Hint(**table)


def _wrong(where: str, table: dict[str, Any]) -> WrongAnswer:
    where = f"{where}, wrong"
    _check_keys(where, table, {"name": str, "says": str, "hint": str}, {"code": str, "change": list})
    where = f"{where} ({table['name']})"
    _require(
        where,
        "code",
        table.get("code"),
        ("code" in table) != ("change" in table),
        "either code or change must be there",
    )
    changes = table.get("change", [])
    paired = all(isinstance(pair, list) and [type(text) for text in pair] == [str, str] for pair in changes)
    _require(where, "change", changes, paired, 'must be a list of ["old text", "new text"]')
    return WrongAnswer(**{**table, "change": tuple((old, new) for old, new in changes)})


def _check_keys(where: str, table: Any, required: dict[str, Any], optional: dict[str, Any]) -> None:
    _require(where, "entry", table, isinstance(table, dict), "must be a table")
    known = {**required, **optional}
    for key, value in table.items():
        if key not in known:
            raise CourseError(explain(where, f"received {key!r}", "no such key", did_you_mean(key, known)))
        _require(where, key, value, isinstance(value, known[key]), f"must be of type {_type_name(known[key])}")
    for key in required:
        _require(where, key, None, key in table, "must be there")


def _type_name(kind: Any) -> str:
    return {str: "text", list: "list"}.get(kind, "number")


def _check_path(where: str, key: str, text: Any) -> None:
    inside = isinstance(text, str) and not PurePosixPath(text).is_absolute() and ".." not in PurePosixPath(text).parts
    _require(where, key, text, inside, "must be a path inside the checkout")


def _require(where: str, key: str, value: Any, fulfilled: Any, rule: str) -> None:
    if not fulfilled:
        raise CourseError(explain(where, f"received {key} = {value!r}", f"{key} {rule}"))
