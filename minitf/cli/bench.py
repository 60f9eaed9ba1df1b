"""`minitf bench`: minitf beside hand-written NumPy and TensorFlow, in one run.   Floor 10.   Next: bench/rows.py."""

import argparse
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from textwrap import fill

from ..bench.machine import busy, machine
from ..bench.op_calls import CALLS
from ..bench.ops import compare
from ..bench.race import Runner, race, ratio, whole_process
from ..bench.reasons import is_behind, reason_of
from ..bench.rows import ROWS, SCRIPTS, Row
from ..bench.serving import measured, report_of

GROUPS = {"images": ("images", "convolution"), "recurrence": ("recurrence",), "attention": ("attention",)}  # modules
HEADS = {"numpy": "NumPy", "minitf": "minitf", "tensorflow": "TensorFlow", "torch": "PyTorch", "jax": "JAX"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments of `minitf bench`."""
    parser.add_argument("what", nargs="?", choices=("programs", "ops", "serving", *GROUPS), default="programs",
                        help="programs: a few, in detail (default); images, recurrence, attention: some of them; "
                             "ops: a call of nearly every function; serving: a server under load")
    parser.add_argument("--rounds", type=int, default=31,
                        help="runs of each program, seconds of each load (default: %(default)s)")
    parser.add_argument("--only", default="", help="rows whose title contains this text")
    parser.add_argument("--tensorflow", metavar="PYTHON", default=os.environ.get("MINITF_ORACLE_PYTHON"),
                        help="an interpreter that has TensorFlow (default: this one, if it does)")
    parser.add_argument("--torch", metavar="PYTHON", default=os.environ.get("MINITF_TORCH_PYTHON"),
                        help="an interpreter that has PyTorch, for the rows that it has a program for (default: this "
                             "one, if it does)")
    parser.add_argument("--jax", metavar="PYTHON", default=os.environ.get("MINITF_JAX_PYTHON"),
                        help="the same for JAX")
    parser.add_argument("--all", action="store_true",
                        help="every program and every whole process; --json then tells of the machine and the day too")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to FILE too")


def run(args: argparse.Namespace) -> int:
    """Prints the table. Returns 0; 2 for unusable arguments."""
    if args.rounds < 1:
        print(f"minitf bench: --rounds is {args.rounds}: it must be at least 1.", file=sys.stderr)
        return 2
    if args.json:
        args.json.touch()  # now, rather than after the work
    if args.all:
        args.what = "programs"
    load = busy()  # of others: our own work comes after it
    if args.what == "serving":
        return written(report_of(measured(args.rounds, args.only)), args)
    pythons = {"numpy": sys.executable, "minitf": sys.executable}
    tensorflow = find_tensorflow(args.tensorflow)
    if tensorflow:
        pythons["tensorflow"] = tensorflow
    else:
        print("TensorFlow is not installed here: its column is left out. --tensorflow PYTHON names one that has it.")
    if args.what == "ops":
        report = ops(args, pythons)
    elif args.what in GROUPS:
        report = programs(args, pythons)
    else:
        report = [*programs(args, pythons), *processes(args, pythons)]
        if args.all:
            tell_why(report)
    return written(report, args, about(pythons | others(args, ROWS), load, args.rounds) if args.all else None)


def about(pythons: dict[str, str], load: float, rounds: int) -> dict[str, str]:
    """The machine, the day and the versions, printed too.   load: busy processes before the first row."""
    facts = machine(pythons) | {"load before": f"{load:.1f} processes", "rounds": f"{rounds}, medians"}
    print("\n" + "\n".join(f"{what}: {value}" for what, value in facts.items()))
    return facts


def written(report: list[dict], args: argparse.Namespace, facts: dict[str, str] | None = None) -> int:
    """Writes the report where it is wanted, with the facts of the machine where they are given; the exit status."""
    if not report:
        print(f"minitf bench: --only is {args.only!r}: no row contains it.", file=sys.stderr)
        return 2
    if args.json:
        args.json.write_text(json.dumps({"machine": facts, "rows": report} if facts else report, indent=1) + "\n")
    return 0


def find_tensorflow(python: str | None) -> str | None:
    """An interpreter that can import TensorFlow: the one named, else this one; None where neither can."""
    return find("tensorflow", python)


def find(library: str, python: str | None) -> str | None:
    """The interpreter named, else this one, if it can import the library; else None."""
    python = python or sys.executable
    probe = f"import importlib.util, sys; sys.exit(importlib.util.find_spec({library!r}) is None)"
    found = subprocess.run([python, "-c", probe], capture_output=True).returncode == 0
    return python if found else None


def programs(args: argparse.Namespace, pythons: dict[str, str]) -> list[dict]:
    """Times the rows and prints a line for each; medians per call."""
    rows = [row for row in ROWS if args.only in row.title and row.module in GROUPS.get(args.what, (row.module,))]
    if not rows:
        return []
    pythons = pythons | others(args, rows)
    heads = "".join(f"{HEADS[library]:>12}" for library in pythons)
    ratios_of = [library for library in pythons if library != "minitf"]
    print(f"\n{'':42}{heads}" + "".join(f"{'/' + HEADS[library]:>12}" for library in ratios_of) + "  goal")
    runners = [Runner(library, python) for library, python in pythons.items()]
    report = []
    for row in rows:
        times = race(row, runners, args.rounds)
        figures = {library: statistics.median(seconds) for library, seconds in times.items()}
        cells = [show(figures.get(library)) for library in pythons]
        ratios = {other: ratio(times, "minitf", other) for other in figures if other != "minitf"}
        cells += [f"{ratios[other]:.2f}" if other in ratios else "-" for other in ratios_of]
        print(f"{row.title:42}{''.join(f'{cell:>12}' for cell in cells)}  {row.goal}", flush=True)
        report.append({"row": row.title, "seconds": figures, "minitf_over": ratios})
    for runner in runners:
        runner.close()
    return report


def tell_why(report: list[dict]) -> None:
    """Prints the reasons of the rows that are behind TensorFlow, or far behind NumPy by hand."""
    behind = [row["row"] for row in report if is_behind(row.get("minitf_over", {}))]
    print("\nBehind TensorFlow, or NumPy by hand, and why:")
    for why, titles in groupby(sorted(behind, key=why_behind), key=why_behind):
        print(fill(f"{'; '.join(titles)}: {why}", 120, initial_indent="- ", subsequent_indent="  "))


def why_behind(title: str) -> str:
    """The reason why a row is behind, or that none is known."""
    return reason_of(title) or "no reason is known"


def others(args: argparse.Namespace, rows: Sequence[Row]) -> dict[str, str]:
    """The interpreters of the libraries that only some rows have a program for, where they are installed."""
    wanted = {"torch": any(row.torch for row in rows), "jax": any(row.jax for row in rows)}
    found = {library: find(library, getattr(args, library)) for library, needed in wanted.items() if needed}
    return {library: python for library, python in found.items() if python}


def show(seconds: float | None) -> str:
    """A time in the unit that suits it: '1.85 us', '6.40 ms'; '-' for none."""
    if seconds is None:
        return "-"
    unit, scale = ("us", 1e6) if seconds < 1e-3 else ("ms", 1e3)
    return f"{seconds * scale:.2f} {unit}"


def ops(args: argparse.Namespace, pythons: dict[str, str]) -> list[dict]:
    """Times the calls of op_calls.py, and prints them with minitf's time over TensorFlow's, the worst first."""
    calls = [call for call in CALLS if args.only in call]
    runners = [Runner(library, python) for library, python in pythons.items() if library != "numpy"]
    report = []
    for call, times in compare(calls, runners, args.rounds):
        ratios = {size: best["minitf"] / best.get("tensorflow", float("nan")) for size, best in times.items()}
        report.append({"row": call, "seconds": times, "minitf_over": ratios})
        if sys.stderr.isatty():
            print(f"\r{len(report)} of {len(calls)}", end="\r", file=sys.stderr)
    for runner in runners:
        runner.close()
    if report:
        print(f"\n{'':66}{'4x4':>11}{'TensorFlow':>11}{'/TF':>7}{'1M':>11}{'TensorFlow':>11}{'/TF':>7}")
    for row in sorted(report, key=lambda row: -max(row["minitf_over"].values())):
        cells = ""
        for size, best in row["seconds"].items():
            cells += f"{show(best['minitf']):>11}{show(best.get('tensorflow')):>11}{row['minitf_over'][size]:>7.2f}"
        print(f"{row['row']:66}{cells}")
    return report


def processes(args: argparse.Namespace, pythons: dict[str, str]) -> list[dict]:
    """Times whole processes, and prints wall time and peak memory of each."""
    report = []
    for script in SCRIPTS:
        if args.only not in script.title:
            continue
        line = f"{script.title:30}"
        for library in [library for library in pythons if library != "numpy"]:
            seconds, megabytes = whole_process(script, library, pythons[library], min(5, args.rounds))
            line += f"{library}: {seconds:.2f} s, {megabytes:.0f} MB   "
            report.append({"row": script.title, "library": library, "seconds": seconds, "megabytes": megabytes})
        print(f"{line} goal: {script.goal}")
    return report
