"""The equation of an einsum, such as 'bij,bjk->bik': how it is read, and what it says of sizes. Floor 2.

Read next: `einsum.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from string import ascii_letters
from typing import NamedTuple

from ...backend.errors import RuleError, explain

TERM = re.compile(r"[A-Za-z]*(\.\.\.)?[A-Za-z]*")


class Equation(NamedTuple):
    """An equation taken apart: the term of each input, and that of the output."""

    inputs: tuple
    output: str

    def __str__(self):
        return f"{','.join(self.inputs)}->{self.output}"


@lru_cache(1024)
def read(equation):
    """The Equation that the text says.

    Without '->', the output has '...' where an input does, then every label that stands once, in the order of the
    alphabet.

        >>> str(read("bij , bjk -> bik")), str(read("j...i"))
        ('bij,bjk->bik', 'j...i->...ij')

    Raises: ValueError for an equation of another form.
    """
    if not isinstance(equation, str):
        raise ValueError(explain("einsum", f"equation is {equation!r}", "it must be text, such as 'ij,jk->ik'"))
    left, arrow, output = equation.replace(" ", "").partition("->")
    inputs = tuple(left.split(","))
    for term in (*inputs, output):
        if not TERM.fullmatch(term):
            rule = f"{term!r} must hold letters, and '...' at most once"
            raise ValueError(explain("einsum", f"equation is {equation!r}", rule))
    counts = Counter(left.replace(",", "").replace(".", ""))
    if not arrow:
        output = "..." * ("..." in left) + "".join(sorted(label for label, n in counts.items() if n == 1))
    refuse_labels(equation, output.replace(".", ""), counts)
    return Equation(inputs, output)


def refuse_labels(equation, output, known):
    """Raise ValueError for a label that stands twice in the output, or only there."""
    for label in output:
        if output.count(label) > 1:
            rule = f"the output names {label!r} more than once"
        elif label not in known:
            rule = f"the output names {label!r}, which no input does"
        else:
            continue
        raise ValueError(explain("einsum", f"equation is {equation!r}", rule))


def spelled_out(equation, ranks):
    """The labels of every axis: those behind a '...' too, the same for axes that broadcasting pairs up.

    equation: as an op has it, with '->' and without spaces. ranks: the number of axes of each input.
    Returns: a list of labels for each input and the output, and the set of those that stand for '...'.

        >>> spelled_out("...i,i->...", (3, 1))[0]
        [['A', 'B', 'i'], ['i'], ['A', 'B']]

    Raises: RuleError where an input has too few axes or too many, or where the output drops axes of '...'.
    """
    terms = equation.replace("->", ",").split(",")
    free = [label for label in ascii_letters[26:] + ascii_letters[:26] if label not in equation]
    hidden = [rank - len(term.replace(".", "")) for term, rank in zip(terms, ranks)]
    for term, rank, n in zip(terms, ranks, hidden):
        if n < 0 or (n and "..." not in term):
            raise RuleError(f"{term!r} stands for {rank - n} axes, and the input has {rank}")
    most = max(hidden)
    if most and "..." not in terms[-1]:
        raise RuleError("the axes of '...' must stand in the output too", "Write '...' after the '->'")
    if most > len(free):
        raise RuleError(f"there are not enough letters to name the {most} axes of '...'")
    extra = free[:most]
    spelled = []
    for term, n in zip(terms, (*hidden, most)):
        head, dots, tail = term.partition("...")
        spelled.append([*head, *(extra[most - n:] if dots else ()), *tail])
    return spelled, set(extra)


def sizes_by_label(labels, shapes, stretching):
    """The size of each label; None where it is not known.

    labels, shapes: for each input. stretching: the labels whose axes broadcast, because '...' names them.
    Raises: RuleError where a label would have two sizes.
    """
    sizes: dict = {}
    for names, shape in zip(labels, shapes):
        for label, n in zip(names, shape):
            known = sizes.setdefault(label, n)
            if known is None or (label in stretching and known == 1):
                sizes[label] = known if n is None and known != 1 else n
            elif n not in (None, known) and not (label in stretching and n == 1):
                what = "an axis of '...'" if label in stretching else f"{label!r}"
                raise RuleError(f"{what} has size {known} in one place and {n} in another")
    return sizes
