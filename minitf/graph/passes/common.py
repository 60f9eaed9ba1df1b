"""Common subexpressions: what is computed twice is computed once. Floor 4. Read `constants.py` first, `fusion.py` next.

Two nodes with the same op, the same attributes and the same inputs give the same, unless they have side effects or
draw random numbers. A gradient often asks again for what the way forward has computed. A variable that is read twice
is read once, if nothing may have changed it in between.
"""

from __future__ import annotations

from collections import Counter

from ..func_graph import is_handle
from ..structure import Const
from .rewriting import is_pure, rewritten

LONGEST = 1024  # bytes of a constant that is compared by its value
PLAIN = (int, float, complex, str, bytes, bool, tuple, type(None))


def share_common(body):
    """The body in which the first of several equal nodes serves for all."""
    found: dict = {}
    writes = Writes()

    def rule(node):
        if node.type == "ReadVariableOp":
            key = node.type, id(node.inputs[0]), *writes.before_reading(node.inputs[0])
        elif is_pure(node):
            key = key_of(node)
        else:
            writes.add(node)
            return None
        first = found.setdefault(key, node)
        return None if first is node else first.outputs

    return rewritten(body, rule)


class Writes:
    """Counts what may have changed variables."""

    def __init__(self):
        self._unknown = 0  # by nodes that do not say which: a Python function, a loop
        self._known: Counter = Counter()

    def add(self, node):
        handles = [x for x in node.inputs if is_handle(x)]
        if node.op.has_bodies or not handles:
            self._unknown += 1
        self._known.update(map(id, handles))

    def before_reading(self, handle):
        """How often the variable may have been changed so far, as two numbers."""
        return self._unknown, self._known[id(handle)]


def key_of(node):
    """What two nodes that give the same agree in."""
    if node.op is Const:
        array = node.attrs["value"].array
        if array.dtype == object or array.nbytes > LONGEST:
            return id(node)
        return array.dtype, array.shape, array.tobytes()
    # By its text, 0.0 differs from -0.0, and 1 from True; other values equal themselves alone.
    attrs = tuple((name, repr(value) if isinstance(value, PLAIN) else id(value))
                  for name, value in node.attrs.items())
    return node.op, attrs, tuple(map(id, node.inputs))
