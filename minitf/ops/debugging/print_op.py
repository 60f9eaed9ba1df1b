"""The op PrintV2: a text that a graph writes whenever it runs. Floor 2. Read `printing.py` first."""

from __future__ import annotations

import logging
import sys

from ...backend.dtypes import string
from ...backend.errors import RuleError, explain
from ...backend.log import get_logger
from ...core.op import Op, no_gradient

LEVELS = {"log(info)": "info", "log(warning)": "warning", "log(error)": "error"}
LOGGING: dict = {**{level: level for level in LEVELS}, **{name: level for level, name in LEVELS.items()},
                 logging.INFO: "log(info)", logging.WARNING: "log(warning)", logging.ERROR: "log(error)",
                 logging.info: "log(info)", logging.warning: "log(warning)", logging.error: "log(error)"}  # fmt: skip


class PrintV2(Op):
    """Writes `text` to a stream.   text: string [].

    output_stream: see `named`.   end: what is written behind the text.
    """

    stateful = True
    gradient = no_gradient

    def infer(text, *, output_stream, end):
        if text.dtype != string or text.rank not in (0, None):
            raise RuleError("it prints one string", "Use tf.print, which makes text of everything")
        return ()

    def kernel(xp, text, *, output_stream, end):
        write(text.item() if hasattr(text, "item") else text, output_stream, end)
        return ()


def named(stream):
    """The stream of tf.print as an attribute: 'stdout', 'stderr', 'log(info)', 'file://path', or a function.

    Raises: ValueError for anything else.
    """
    if isinstance(stream, str) and stream.startswith("file://"):
        return stream
    if stream is None or stream is sys.stderr:
        return "stderr"
    if stream is sys.stdout:
        return "stdout"
    try:
        known = LOGGING.get(stream)
    except TypeError:
        known = None
    if known is None and not callable(stream):
        rule = "it must be sys.stdout, sys.stderr, 'file://<path>', or a function that takes the text"
        raise ValueError(explain("print", f"output_stream is {stream!r}", rule))
    return known or stream


def write(text, output_stream, end):
    """Write bytes to a stream that `named` has named; the standard ones are what they are now."""
    shown = text.decode("utf-8", "replace")
    if callable(output_stream):
        output_stream(shown)
    elif output_stream in LEVELS:
        getattr(get_logger(), LEVELS[output_stream])(shown)
    elif output_stream.startswith("file://"):
        with open(output_stream.removeprefix("file://"), "ab") as file:
            file.write(text + end.encode())
    else:
        print(shown, end=end, file=getattr(sys, output_stream), flush=True)
