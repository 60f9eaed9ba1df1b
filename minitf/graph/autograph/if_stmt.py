"""ag.if_stmt, ag.if_exp: `if` and `a if c else b`, in Python or in the graph. Floor 4. Read next: `while_stmt.py`."""

from __future__ import annotations

from ...backend.errors import explain
from ..control.cond import cond
from .places import get_all, set_all
from .staging import (
    as_tensors,
    condition,
    is_missing,
    is_result,
    is_staged,
    packed,
    rehearsal,
    same_structure,
    specs_of,
    unpacked,
    zeros_like_specs,
)
from .undefined import is_undefined

LABELS = ("main", "else")


def if_stmt(test, if_body, else_body, names, places=()):
    """What one of the two blocks returns: `test` decides, now if it can, else when the graph runs.

    test: anything; a symbolic tensor makes a tf.cond.
    if_body, else_body: functions without arguments that return the values of `names`.
    places: attributes and items that the blocks change.

    Raises: ValueError where the condition is no bool scalar, or a branch leaves a name without a
    value; TypeError where the branches give values of different structures or dtypes.
    """
    if not is_staged(test):
        return if_body() if test else else_body()
    test = condition(test, "if statement")
    branches = Branches((if_body, else_body), names, places)
    try:
        results = branches.staged(test)
    except NoResult:
        branches.rehearse()
        results = branches.staged(test)
    set_all(places, results[len(names) :])
    return unpacked(results[: len(names)])


def if_exp(test, then, otherwise, text):
    """The value of `a if c else b`.   text: the condition as it is written, for messages."""
    if not is_staged(test):
        return then() if test else otherwise()
    return if_stmt(test, then, otherwise, (text,))


class NoResult(Exception):
    """One of the branches returns from the function, and the other goes on."""


class Branches:
    """The two blocks of an `if`, to be traced.

    stand_ins: values for a result that one branch has and the other has not, in the order of the names. The flag that
    says whether the function has returned keeps anyone from looking at them.
    """

    def __init__(self, blocks, names, places):
        self.blocks, self.names, self.places = blocks, names, places
        self.all_names = (*names, *(p.name for p in places))
        self.before = get_all(places)
        self.stand_ins: dict = {}
        self.found: dict = {}

    def staged(self, test):
        """The values of the names and the places, behind a tf.cond."""
        self.found = {}
        kept = self.all_names
        results = cond(test, lambda: self.run(0), lambda: self.run(1))
        set_all(self.places, self.before)
        return tuple(results) if kept else ()

    def run(self, which):
        """The values that one branch gives, all of which can be tensors."""
        values = self.values(which)
        for name, value in zip(self.all_names, values):
            if is_missing(value):
                self.refuse(name, value, LABELS[which])
        values = tuple(map(as_tensors, values))
        self.found[which] = values
        if len(self.found) == 2:
            for name, first, second in zip(self.all_names, self.found[0], self.found[1]):
                same_structure("if statement", name, first, second, "in the main and else branches")
        return values

    def values(self, which):
        """What one branch gives, with stand-ins for a result that it does not have."""
        set_all(self.places, self.before)
        values = [*packed(self.blocks[which](), self.names), *get_all(self.places)]
        for i, value in enumerate(values):
            if is_undefined(value) and is_result(self.all_names[i]):
                if i not in self.stand_ins:
                    raise NoResult
                values[i] = zeros_like_specs(self.stand_ins[i])
        return values

    def rehearse(self):
        """Find what the result would be like, from the branch that has one."""
        for block in self.blocks:
            with rehearsal():
                set_all(self.places, self.before)
                values = packed(block(), self.names)
                for i, value in enumerate(values):
                    if is_result(self.all_names[i]) and not is_missing(value):
                        self.stand_ins[i] = specs_of(as_tensors(value))

    def refuse(self, name, value, label):
        """Raise what is wrong with a branch."""
        if is_result(name):
            raise ValueError(explain("if statement", f"the {label} branch returns no value",
                                     f"the {label} branch must also have a return statement"))
        if value is None:
            raise ValueError(explain("if statement", f"{name!r} is None at the end of the {label} branch",
                                     "a tensor decides, so it must be a tensor in both branches"))
        raise ValueError(explain("if statement", f"{name!r} has no value at the end of the {label} branch",
                                 f"{name!r} must also be initialized in the {label} branch"))
