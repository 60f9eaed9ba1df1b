"""Errors while a function is traced, told by the user's own lines. Floor 4. Read `convert.py` first.

Between a mistake and the call of the `tf.function` stand many frames of ours. An error that leaves a traced function
therefore begins with the user's own functions, from the outermost to the one that failed:

    in user code:

        File "model.py", line 14, in step  *
            x = layer(x)
        File "model.py", line 7, in layer  *
            y = tf.matmul(x, x)

        ValueError: MatMul: ...

One star marks a function that AutoGraph rewrote, two one that it left alone though it was called from there.
"""

from __future__ import annotations

import linecache
import traceback
from pathlib import Path

from ...backend.errors import InaccessibleTensorError, OperatorNotAllowedInGraphError, OpError
from .convert import rewritten_codes

OURS = str(Path(__file__).parents[2])
TAKE_A_TEXT = (AssertionError, AttributeError, NameError, NotImplementedError, RuntimeError, StopIteration, TypeError,
               UnboundLocalError, ValueError, InaccessibleTensorError, OperatorNotAllowedInGraphError)  # fmt: skip


def in_user_code(error):
    """The same error with the user's lines before its message; None where nothing is to be added.

    An error whose class may not be made from a text alone keeps its message, and gets the lines as a note.

    Differs: TensorFlow raises a StagingError instead of such an error.
    """
    frames = user_frames(error.__traceback__)
    if not frames:
        return None
    told = getattr(error, "told_by_itself", f"{type(error).__name__}: {error}")
    text = text_of(frames, told)
    made = rebuilt(error, text)
    if made is None:
        error.__notes__ = [text]
        return None
    made.told_by_itself = told
    return made


def rebuilt(error, text):
    """An error of the same class that says `text`; None where its class does not say how it is made."""
    kind = type(error)
    if isinstance(error, OpError):
        return kind(error.node_def, error.op, text)
    return kind(text) if kind in TAKE_A_TEXT or kind.__init__ is Exception.__init__ else None


def text_of(frames, told):
    """The whole message."""
    lines = ["in user code:", ""]
    for file, line, function, mark in frames:
        source = linecache.getline(file, line).strip() or "<source unavailable>"
        lines += [f'    File "{file}", line {line}, in {function}{mark}', f"        {source}"]
    return "\n".join([*lines, "", *(f"    {part}" for part in told.split("\n")), ""])


def user_frames(way):
    """(file, line, function, mark) of the user's functions on the way to an error.   way: a traceback.

    Of a rewritten function, whose blocks are functions too, the innermost frame counts.
    """
    found: list = []
    last = None  # the code of the rewritten function that the last frame belongs to
    for frame, line in traceback.walk_tb(way):
        code = frame.f_code
        if code in rewritten_codes:
            root, name = rewritten_codes[code]
            if root is last and code is not root:
                found.pop()
            found.append((code.co_filename, line, name, "  *"))
            last = root
        elif not is_ours(code.co_filename):
            found.append((code.co_filename, line, code.co_name, "  **" if last else ""))
            last = None
    return found


def is_ours(file) -> bool:
    """Whether a file is part of minitf, or a program that it wrote."""
    return file.startswith((OURS, "<minitf program"))
