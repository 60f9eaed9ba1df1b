"""`minitf questions`: questions with other numbers for every student, and their marks.   Floor 10.

    minitf questions ada grace --term 2026 --folder sheets     # a sheet for each: sheets/ada.md, sheets/grace.md
    minitf questions --mark answers/*.json --term 2026         # marks the answers of ada.json, grace.json

Next: minitf/course/by_hand.py.
"""

import argparse
import sys
from pathlib import Path

from minitf.course.by_hand import marked, sheet
from minitf.course.exercise import CourseError
from minitf.course.questions import QUESTIONS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments of `minitf questions`."""
    parser.add_argument("students", nargs="*", metavar="STUDENT", help="who gets a sheet; a word, as a file's name")
    parser.add_argument("--mark", nargs="+", type=Path, default=[], metavar="STUDENT.json", help="answers to mark")
    parser.add_argument("--term", default="", metavar="WORD",
                        help="other numbers in every term; the same word for sheets and marks")
    parser.add_argument("--folder", type=Path, metavar="FOLDER", help="where the sheets go (default: they are printed)")
    parser.set_defaults(parser=parser)


def run(args: argparse.Namespace) -> int:
    """Writes sheets, or prints a table of marks. Returns 0; 2 where a file cannot be read."""
    if bool(args.students) == bool(args.mark):
        args.parser.error("name students, who get a sheet each, or --mark their answers")
    if args.mark:
        return mark(args.mark, args.term)
    for student in args.students:
        if student != Path(student).name:
            args.parser.error(f"received {student!r}: a student's name is the name of a file, without a folder")
        text = sheet(student, args.term)
        if args.folder is None:
            print(text)
        else:
            args.folder.mkdir(parents=True, exist_ok=True)
            (args.folder / f"{student}.md").write_text(text, "utf-8")
    return 0


def mark(paths, term) -> int:
    """Prints a line for each file, and what was wrong in it. A file that cannot be read stops no other."""
    status = 0
    for path in paths:
        try:
            marks = marked(path, term)
        except (CourseError, OSError) as error:
            print(f"minitf questions: {error}", file=sys.stderr)
            status = 2
            continue
        print(f"{path.stem:<24} {sum(each.is_right for each in marks):>3} of {len(QUESTIONS)}")
        for each in marks:
            if not each.is_right:
                print(f"    {each.question:<20} {each.given!r}, right is {each.right!r}")
    return status
