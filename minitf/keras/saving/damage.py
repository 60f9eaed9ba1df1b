"""Damaged files: what goes wrong deep inside is told as what it is. Floor 7. Read next: `hdf5.py`.

A file whose bytes or numbers were changed can make any line fail that works with them. Such an error says nothing to
whoever loads a model. But an error in the code of a custom layer is that layer's own, and stays as it is.
"""

import os
from contextlib import contextmanager

from ...backend.errors import explain

KINDS = (AssertionError, AttributeError, IndexError, KeyError, MemoryError, OverflowError, RecursionError, RuntimeError,
         ZeroDivisionError)  # fmt: skip
READERS = ("minitf", "h5py", "numpy")  # packages whose lines may fail over a damaged file


@contextmanager
def damage_told(target):
    """Inside the block, an error that a damaged file leads to is a ValueError.

    target: path of the file, or a file object.
    """
    try:
        yield
    except KINDS as error:
        if not raised_by_readers(error):
            raise
        text = str(error.args[0]) if error.args else repr(error)
        raise ValueError(explain("load", f"{name_of(target)} ({type(error).__name__}: {text[:300]})",
                                 "it is damaged, or lacks a part", "Take another copy of the file")) from error


def raised_by_readers(error) -> bool:
    """Whether the line that failed is not the user's own."""
    trace = error.__traceback__
    while trace.tb_next is not None:
        trace = trace.tb_next
    return trace.tb_frame.f_globals.get("__name__", "").partition(".")[0] in READERS


def name_of(target) -> str:
    """A file in a message."""
    return repr(os.fspath(target)) if isinstance(target, (str, os.PathLike)) else "the weights in the archive"
