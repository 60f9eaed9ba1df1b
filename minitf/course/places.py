"""Where the chapter speaks of what an exercise asks for: found in the chapter's text, so that it is never out of date.

Floor 10. Next: hints.py, which points students there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from .exercise import Exercise, Replacement

AT_THE_END = ("Summary", "Exercises", "Further reading")  # sections that explain nothing
Line = tuple[str, str]  # the heading of its section, "" before the first; and the line


def place(exercise: Exercise) -> str | None:
    """A sentence such as 'Read "Where paths meet" in chapter 4 again.'; None where there is no such chapter.

    The section is the first that lists the definition, or else speaks of it by name, or else lists something of the
    same file. Where no section does, the chapter as a whole is named.
    """
    path = exercise.root / "chapters" / f"{exercise.chapter}.md"
    if not path.is_file():
        return None
    lines = list(_lines(path.read_text("utf-8")))
    chapter = f"chapter {int(exercise.chapter[:2])}" if exercise.chapter[:2].isdigit() else exercise.chapter
    for is_about in (_lists, _names, _lists_file):
        for replacement in exercise.replacements:
            heading = next((found for found in is_about(lines, replacement) if found not in ("", *AT_THE_END)), None)
            if heading:
                return f'Read "{heading}" in {chapter} again.'
    return f"Read {chapter} again."


def _lines(text: str) -> Iterator[Line]:
    """Each line with the heading above it. What stands in a fence is no heading."""
    heading, fence = "", ""
    for line in text.splitlines():
        mark = re.match(r"`{3,}|~{3,}", line)
        if mark and not fence:
            fence = mark[0]
        elif mark and line.strip() == fence:
            fence = ""
        elif not fence and line.startswith("##"):
            heading = line.lstrip("#").strip().replace("`", "")
        yield heading, line


def _lists(lines: list[Line], replacement: Replacement) -> Iterable[str]:
    """The sections with a listing of the definition, or of the class that it belongs to."""
    wanted = (replacement.target, replacement.target.partition(".")[0])
    for (heading, before), (_, line) in pairwise(lines):
        is_its_file = before.endswith(f"{{literalinclude}} /{replacement.file}")
        if is_its_file and line.startswith(":pyobject:") and line.removeprefix(":pyobject:").strip() in wanted:
            yield heading


def _names(lines: list[Line], replacement: Replacement) -> Iterable[str]:
    """The sections that speak of it, as code: of the method with its class, or of the function."""
    name = re.compile(rf"`[^`]*\b{re.escape(replacement.target)}\b[^`]*`")
    return (heading for heading, line in lines if name.search(line))


def _lists_file(lines: list[Line], replacement: Replacement) -> Iterable[str]:
    return (heading for heading, line in lines if line.endswith(f"{{literalinclude}} /{replacement.file}"))
