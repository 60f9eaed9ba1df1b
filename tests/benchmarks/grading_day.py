"""A teacher's day: hand out a chapter's exercises, take in what thirty students made of them, grade, export marks.

    python tests/benchmarks/grading_day.py --chapter 04_tape --students 30 --jobs 2

All of it goes through the command `minitf grade`, as a teacher would. The students are made up: some have every answer
right, some make the mistakes that the exercises know, one crashes the process, one never ends, one hands in the
notebook as it came, and one a file that cannot be read. The program fails where a mark is not what that student must
get, and where it all takes longer than ten minutes.
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from minitf.course import all_exercises  # noqa: E402

LIMIT = 600  # seconds for everything
KINDS = ("right", "wrong", "wrong", "right", "crash", "wrong", "hang", "right", "empty", "unreadable")
BODIES = {"crash": "__import__('ctypes').string_at(0)", "hang": "while True: pass"}
STUB = "raise NotImplementedError"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chapter", default="04_tape")
    parser.add_argument("--students", type=int, default=30)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    exercises = [e for e in all_exercises(ROOT) if e.chapter == options.chapter]
    if not exercises:
        parser.error(f"--chapter: received {options.chapter!r}: no exercise is of this chapter")
    with tempfile.TemporaryDirectory(prefix="minitf-day-") as folder:
        return a_day(Path(folder), exercises, options)


def a_day(folder, exercises, options):
    """Returns the exit status."""
    started = time.monotonic()
    chosen = [word for e in exercises for word in ("--exercise", e.name)]
    minitf_grade("--release", folder / "release", *chosen)
    released = time.monotonic()
    notebook = json.loads((folder / "release" / f"{options.chapter}.ipynb").read_text("utf-8"))
    (folder / "collected").mkdir()
    students = {}
    for number, kind in enumerate(islice(cycle(KINDS), options.students)):
        path = folder / "collected" / f"{options.chapter}_{number:02d}_{kind}.ipynb"
        path.write_text(handed_in(notebook, exercises, kind, number), "utf-8")
        students[path.name] = kind
    collected = time.monotonic()
    files = sorted((folder / "collected").iterdir())
    exports = ("--csv", folder / "grades.csv", "--marks", folder / "marks.csv", "--json", folder / "details.json")
    minitf_grade(folder / "collected", *exports, "--jobs", options.jobs)
    graded = time.monotonic()
    complaints = wrong_marks(folder / "grades.csv", students, exercises)
    print("\n".join(complaints))
    print(f"release {released - started:.0f} s, {len(files)} submissions graded in {graded - collected:.0f} s, "
          f"{len(files) * len(exercises)} answers, {len(complaints)} marks wrong")
    return 1 if complaints or graded - started > LIMIT else 0


def minitf_grade(*words):
    """The command, in a process of its own; fails where it does."""
    command = [sys.executable, "-m", "minitf", "grade", *map(str, words)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def handed_in(notebook, exercises, kind, number):
    """What a student of this kind hands in, as the text of the file."""
    if kind == "unreadable":
        return json.dumps(notebook)[: 500 + number]
    answers = {e.stub().strip("\n"): answer(e, kind, number, position) for position, e in enumerate(exercises)}
    cells = [
        {**cell, "source": answers.get("".join(cell["source"]).strip("\n"), cell["source"])}
        for cell in notebook["cells"]
    ]
    return json.dumps({**notebook, "cells": cells})


def answer(exercise, kind, number, position):
    """Wrong students are wrong everywhere, each in a way of their own; what crashes or hangs is the first answer."""
    if kind == "empty":
        return exercise.stub()
    if kind == "wrong":
        return exercise.wrong_source(exercise.wrong_answers[(number + position) % len(exercise.wrong_answers)])
    if kind in BODIES and position == 0:
        return exercise.stub().replace(STUB, BODIES[kind])
    return exercise.reference()


def wrong_marks(path, students, exercises):
    """A line for each mark that this student should not have got."""
    scores = defaultdict(dict)
    for row in csv.DictReader(path.read_text("utf-8").splitlines()):
        scores[Path(row["file"]).name][row["exercise"]] = (float(row["score"]), row["problem"])
    complaints = []
    for name, kind in students.items():
        for position, exercise in enumerate(exercises):
            score, problem = scores[name].get(exercise.name, (None, "no line in the table"))
            if score is None or not is_fair(kind, position, score / exercise.points, problem):
                complaints.append(f"{name}, {exercise.name}: {score} of {exercise.points:g} points. {problem}")
    return complaints


def is_fair(kind, position, share, problem):
    if kind == "right" or (kind in BODIES and position > 0):
        return share == 1
    return share < 1 if kind == "wrong" else share == 0 and (kind == "empty" or bool(problem))


if __name__ == "__main__":
    sys.exit(main())
