"""Times the rows in turn, so that a busy machine disturbs every runner alike.   Floor 10.   Next: cli/bench.py.

Each library has a process of its own. Round after round, each of them runs the program once; the figure shown is the
median over the rounds, and ratios are medians of the ratios within a round.
"""

import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from .rows import Row, Script

WORKER = Path(__file__).with_name("worker.py")
QUIET = {"TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1", "OPENBLAS_THREAD_TIMEOUT": "14"}


class Runner:
    """One library in a process of its own, which runs a program each time it is asked."""

    def __init__(self, library: str, python: str):
        self.library = library
        self.process = subprocess.Popen([python, str(WORKER), library], stdin=subprocess.PIPE, text=True,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=os.environ | QUIET)

    def seconds(self, module: str, program: str, *argument: str) -> float:
        """How long one run took. argument: a line of text for the program, if it takes one."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(" ".join([module, program, *argument]) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            what = " ".join([f"{module}.{program}", *argument])
            raise RuntimeError(f"bench: {self.library} stopped while it ran {what}: a runner must finish. "
                               f"Run `python {WORKER} {self.library}` by hand to see why.")
        return float(answer)

    def close(self) -> None:
        """End the process."""
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()
        self.process.wait()


def race(row: Row, runners: list[Runner], rounds: int) -> dict[str, list[float]]:
    """Seconds per call of every round, by library. The NumPy runner runs the row's twin."""
    programs = [(runner, program) for runner in runners if (program := program_of(row, runner.library))]
    times: dict[str, list[float]] = {runner.library: [] for runner, _ in programs}
    for runner, program in programs:
        runner.seconds(row.module, program)  # makes and warms it
    for _ in range(rounds):
        for runner, program in programs:
            times[runner.library].append(runner.seconds(row.module, program) / row.calls)
    return times


def program_of(row: Row, library: str) -> str:
    """The name of the row's program for a library; empty where it has none."""
    return {"numpy": row.twin, "torch": row.torch, "jax": row.jax}.get(library, row.program)


def ratio(times: dict[str, list[float]], a: str, b: str) -> float:
    """How many times as long a took as b: the median over the rounds."""
    return statistics.median(x / y for x, y in zip(times[a], times[b], strict=True))


def whole_process(script: Script, library: str, python: str, rounds: int) -> tuple[float, float]:
    """Median wall seconds and median peak memory in MB of a fresh interpreter that runs the script."""
    seconds, megabytes = [], []
    root = str(WORKER.parent.parent.parent)
    for _ in range(rounds):
        started = time.perf_counter()
        process = subprocess.Popen([python, "-c", script.text.format(library=library)], stderr=subprocess.DEVNULL,
                                   env=os.environ | QUIET | {"PYTHONPATH": root})
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)  # Popen has not seen the process end; we have
        seconds.append(time.perf_counter() - started)
        megabytes.append(peak_megabytes(usage))
        if process.returncode:
            raise RuntimeError(f"bench: {library} failed on {script.title!r}: the script must run. Try it by hand.")
    return statistics.median(seconds), statistics.median(megabytes)


def peak_megabytes(usage: resource.struct_rusage) -> float:
    """The peak resident memory; macOS counts it in bytes, Linux in kilobytes."""
    return usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
