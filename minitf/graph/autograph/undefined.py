"""Undefined: what stands for a name that has no value on one of the ways to a place. Floor 4."""

from __future__ import annotations

from ...backend.errors import explain

RETURN = "return"  # stands for the function's result


class Undefined:
    """The value of `y` after `if x: y = 1`, where x was false.   name: what it would be called."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<undefined {self.name}>"


def is_undefined(value) -> bool:
    """Whether it is no value at all."""
    return type(value) is Undefined


def defined(value):
    """The value itself.  Raises: UnboundLocalError where it is none, as Python does."""
    if is_undefined(value):
        raise UnboundLocalError(explain("AutoGraph", f"{value.name!r} has no value here",
                                        "it was not assigned on the way to this line"))
    return value
