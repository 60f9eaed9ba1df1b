"""What is called as it is: functions of minitf, NumPy and Python itself, classes, and what the user says. Floor 4."""

from __future__ import annotations

import builtins
import sys

from .overloads import OVERLOADS

KEPT = {"minitf", "numpy", "ml_dtypes", "matplotlib", "pytest", "_pytest", *sys.stdlib_module_names} - {"__main__"}
BUILTINS = {id(value) for value in vars(builtins).values()}


def is_kept_module(name) -> bool:
    """Whether the functions of a module are left alone.

        >>> is_kept_module("minitf.api.math"), is_kept_module("my_model")
        (True, False)
    """
    return (name or "").partition(".")[0] in KEPT


def is_kept_builtin(function) -> bool:
    """Whether it is one of Python's builtins that means the same for tensors."""
    return id(function) in BUILTINS and id(function) not in OVERLOADS


def is_kept(function) -> bool:
    """Whether a Python function is left alone: by its mark, or by the module that it was written in.

    (An example in a docstring is not part of the module, though it is run there.)
    """
    if getattr(function, "autograph_do_not_convert", False):
        return True
    is_example = function.__code__.co_filename.startswith("<doctest")
    return not is_example and is_kept_module(function.__globals__.get("__name__"))
