"""`minitf grade`: grades notebooks and Python files.

Floor 10. Next: minitf/course/exercises.py, what an exercise is.

Ends with status 0 when everything was graded, however badly, and with 2 when the arguments cannot be used;
`--instructor-check` ends with 1 when an exercise is unsound, `--challenge` when it is not won.
"""

import argparse
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

from minitf.course.cells import read_cells
from minitf.course.challenge import TOUR, challenge
from minitf.course.exercise import Exercise
from minitf.course.exercises import all_exercises, find
from minitf.course.exports import write_csv, write_gradescope, write_json, write_marks
from minitf.course.grading import Grade
from minitf.course.handing_out import hand_out
from minitf.course.proving import proofs
from minitf.course.standing import progress, record
from minitf.course.submission import Submission, grade_submission, require_pytest


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments of `minitf grade`."""
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="notebooks, Python files, or folders of them"
    )
    parser.add_argument("--exercise", action="append", metavar="NAME", help="only this one; may be repeated")
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="write everything that is known of each grade"
    )
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write one line for each file and exercise")
    parser.add_argument("--marks", type=Path, metavar="FILE", help="write one line for each file")
    parser.add_argument(
        "--gradescope", type=Path, metavar="FILE", help="write the results.json that Gradescope reads"
    )
    parser.add_argument("--list", action="store_true", help="list the exercises")
    parser.add_argument(
        "--all", action="store_true", help="keep the scores of your own files, and show your progress"
    )
    parser.add_argument(
        "--challenge", action="store_true", help="put all the answers in the files into the library at once"
    )
    parser.add_argument(
        "--hints", type=int, choices=(1, 2, 3), default=1, help="how much of the hints to show (default: 1)"
    )
    parser.add_argument(
        "--release", type=Path, metavar="FOLDER", help="write the notebooks that students fill in"
    )
    parser.add_argument(
        "--solutions", type=Path, metavar="FOLDER", help="write the same notebooks with the library's own answers"
    )
    parser.add_argument("--instructor-check", action="store_true", help="grade the exercises themselves")
    parser.add_argument(
        "--jobs", type=_positive, default=min(os.cpu_count() or 1, 8), metavar="N", help="gradings at once"
    )
    parser.set_defaults(parser=parser)


def run(args: argparse.Namespace) -> int:
    """Grades, prints a table, writes the files that were asked for."""
    exercises = [find(name) for name in args.exercise] if args.exercise else list(all_exercises())
    if args.list:
        for e in exercises:
            print(f"{e.chapter:<14} {e.name:<24} {e.level:<8} {e.points:>4g} pt {e.minutes:>4g} min  {e.title}")
        return 0
    if args.release or args.solutions:
        return _hand_out(args, exercises)
    require_pytest()
    if args.instructor_check:
        return _check_exercises(exercises, args.jobs)
    if args.all and not args.files:
        print(progress())
        return 0
    _check_files(args)
    if args.challenge:
        cells = [cell for path in args.files for cell in read_cells(path)]
        result = challenge(exercises, cells, () if args.exercise else TOUR)
        print(result)
        return 0 if result.is_won else 1
    submissions = []
    for submission in _graded(args, exercises):
        submissions.append(submission)
        _print(submission, args.hints)
    _write(args, submissions)
    if args.all:
        record([grade for submission in submissions for grade in submission.grades])
        print(f"\n{progress()}")
    return 0


def _hand_out(args: argparse.Namespace, exercises: Sequence[Exercise]) -> int:
    for folder, is_solved in ((args.release, False), (args.solutions, True)):
        if folder:
            print("\n".join(map(str, hand_out(folder, exercises, is_solved))))
    return 0


def _check_files(args: argparse.Namespace) -> None:
    if not args.files:
        args.parser.error("nothing to grade: name a notebook or a Python file")
    for path in args.files:
        if not path.exists():
            args.parser.error(f"{path}: there is no such file")
        if not _files(path):
            args.parser.error(f"{path}: neither a notebook nor a Python file is in this folder")
    args.files = [file for path in args.files for file in _files(path)]
    for path in (args.json, args.csv, args.marks, args.gradescope):
        if path is not None and not path.absolute().parent.is_dir():
            args.parser.error(f"{path}: the folder to write to does not exist")
        if path is not None and path.is_dir():
            args.parser.error(f"{path}: it is a folder: name a file to write")
    if args.gradescope and len(args.files) > 1:
        args.parser.error("--gradescope: received several files: it writes the result of one")


def _files(path: Path) -> list[Path]:
    """The path itself; of a folder, the notebooks and Python files that are anywhere in it, none that are hidden."""
    if not path.is_dir():
        return [path]
    found = [file for file in sorted(path.rglob("*")) if file.suffix in (".ipynb", ".py") and file.is_file()]
    return [file for file in found if not any(part.startswith(".") for part in file.relative_to(path).parts)]


def _graded(args: argparse.Namespace, exercises: Sequence[Exercise]) -> Iterator[Submission]:
    """The submissions in their order: several at once, or of a single one several exercises at once.

    A thread only waits for the process that runs the tests.
    """
    is_one = len(args.files) == 1
    with ThreadPoolExecutor(args.jobs) as pool:

        def at_once(gradings: Iterable[Callable[[], Grade]]) -> Iterable[Grade]:
            return pool.map(lambda grading: grading(), gradings)

        grade_one = partial(grade_submission, exercises=exercises, is_chosen=bool(args.exercise))
        if is_one:
            yield grade_one(args.files[0], run_all=at_once)
        else:
            yield from pool.map(grade_one, args.files)


def _print(submission: Submission, steps: int) -> None:
    print(f"\n{submission.path}")
    if submission.problem:
        print(f"  {submission.problem}")
    for result in submission.grades:
        print("\n" + repr(replace(result, steps=steps)))
    print(f"\n{'total':<60} {submission.score:g} / {submission.points:g} points", flush=True)


def _write(args: argparse.Namespace, submissions: Sequence[Submission]) -> None:
    if args.json:
        write_json(args.json, submissions)
    if args.csv:
        write_csv(args.csv, submissions)
    if args.marks:
        write_marks(args.marks, submissions)
    if args.gradescope:
        write_gradescope(args.gradescope, submissions[0])


def _check_exercises(exercises: Sequence, jobs: int) -> int:
    """Proves each exercise sound; returns 1 when one is not."""
    named = [(exercise.name, label, proof) for exercise in exercises for label, proof in proofs(exercise)]
    unsound = 0
    with ThreadPoolExecutor(jobs) as pool:
        for (name, label, _), complaint in zip(named, pool.map(lambda row: row[2](), named), strict=True):
            print(f"{'UNSOUND' if complaint else 'ok':<8} {name:<24} {label}", flush=True)
            if complaint:
                unsound += 1
                print("         " + complaint.replace("\n", "\n         "))
    print(f"\n{len(named)} proofs of {len(exercises)} exercises, {unsound} failed")
    return 1 if unsound else 0


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"received {text!r}: must be 1 or more")
    return int(text)
