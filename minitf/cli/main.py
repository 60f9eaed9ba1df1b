"""`minitf COMMAND ...`: finds the command's module and runs it.   Floor 10.   Next: tour.py.

A command is a module of this folder with `add_arguments(parser)` and `run(args) -> exit status`. It is
imported only when it is asked for, so that `minitf --help` stays quick.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import minitf as tf
from minitf.backend.release import RELEASE

COMMANDS = {
    "tour": "train a classifier of handwritten digits, in a few seconds",
    "grade": "grade the exercises of the course",
    "questions": "questions with other numbers for every student, and their marks",
    "book": "build the book",
    "show": "show what is in a SavedModel, and run its signatures",
    "lite": "models for small devices: convert, show, run and compare .tflite files",
    "js": "models for browsers and Node: convert them to TensorFlow.js and back",
    "board": "show runs in the browser: numbers, pictures, graphs",
    "serve": "a server of models, for TensorFlow Serving's clients",
    "launch": "start a program as several workers that train together",
    "bench": "time minitf, side by side with TensorFlow where that is installed",
}

BAD_INPUT = 2  # the exit status, also argparse's own


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status: 0 done, 1 done with a bad outcome, 2 for wrong input.

    Args:
      argv: the words after `minitf`; default those of this process.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    parser = _parser(chosen=words[:1])
    args = parser.parse_args(words)
    if args.command is None:
        parser.print_help()
        return 0
    try:
        return args.run(args)
    except (tf.errors.OpError, ImportError) as error:  # an ImportError names the extra to install
        print(f"minitf {args.command}: {error}", file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:  # who read our output has seen enough, as in `minitf grade --list | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        named = f"{error.filename}: " if error.filename else ""
        print(f"minitf {args.command}: {named}{error.strerror or error}", file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        print(f"\nminitf {args.command}: stopped.", file=sys.stderr)
        return 130  # what a shell reports for Ctrl-C


def _parser(chosen: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of all commands, of which only the chosen one knows its arguments."""
    parser = argparse.ArgumentParser(prog="minitf", description="TensorFlow 2, small enough to read.")
    parser.add_argument("--version", action="version", version=f"minitf {RELEASE}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name, purpose in COMMANDS.items():
        command = commands.add_parser(name, help=purpose, description=purpose[0].upper() + purpose[1:] + ".")
        if name in chosen:
            module = import_module(f"minitf.cli.{name}")
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    return parser
