"""Runs one program when told to, and says how long it took.   Floor 10.   Read race.py first.

Started as a script by any interpreter, with the library to measure: `python worker.py minitf|tensorflow|numpy`.
It reads lines `module program` from standard input, and for each prints the seconds that one run took. The first
line that names a program also makes it, and runs it a few times to warm up. What follows the program's name on the
line, if anything, is given to it.
"""

import importlib
import pathlib
import sys
import time

WARM_UP = 3


def make(library: str, module: str, program: str, *argument: str):
    """The function to time, warmed up."""
    maker = getattr(importlib.import_module(module), program)
    run = maker() if library == "numpy" else maker(importlib.import_module(library), *argument)
    for _ in range(WARM_UP):
        run()
    return run


def main(library: str) -> None:
    """Answers line after line until the input ends."""
    made: dict = {}
    for line in sys.stdin:
        key = tuple(line.rstrip().split(" ", 2))
        if key not in made:
            made[key] = make(library, *key)
        started = time.perf_counter()
        made[key]()
        print(time.perf_counter() - started, flush=True)


if __name__ == "__main__":
    here = pathlib.Path(__file__).resolve().parent
    sys.path[0] = str(here)                       # the programs are the files beside this one
    sys.path.append(str(here.parent.parent))      # minitf itself, where it is not installed
    main(sys.argv[1])
