"""The shape rules again, when a graph with unknown axes meets arrays whose sizes are known. Floor 4.

A graph that was traced with an unknown axis has let calls pass that may not fit. So when a program meets sizes that it
has not met before, all its rules are asked once more.
"""

from __future__ import annotations

from ..backend.dtypes import BY_NUMPY
from ..core.execute import infer, require_room
from ..core.spec import Spec
from .folding import known_value
from .structure import Const, Handle


def is_known(body) -> bool:
    """Whether all sizes are known that its nodes meet, so that nothing is left to check."""
    return all(x.spec.is_static for node in body.nodes for x in (*node.inputs, *node.outputs))


class ShapeCheck:
    """Checks the sizes that go into a body, every combination of them once."""

    def __init__(self, body):
        self.body = body
        self._seen: set = set()

    def __call__(self, *values):
        """Raise InvalidArgumentError where arrays or variables do not fit."""
        shapes = tuple([getattr(v, "shape", None) for v in values])
        if shapes not in self._seen:
            check_shapes(self.body, values)
            self._seen.add(shapes)


def check_shapes(body, values):
    """Ask the rule of every node about the sizes that `values`, the inputs of the body, have.

    Raises: InvalidArgumentError where one is broken.
    """
    specs = {id(x): given_spec(x, value) for x, value in zip(body.inputs, values, strict=True)}
    for node in body.nodes:
        if node.op is Const:
            found = [node.outputs[0].spec]
        else:
            inputs = [specs[id(x)] for x in node.inputs]
            found = infer(node.op, inputs, node.attrs)
            found = found if isinstance(found, (tuple, list)) else (found,)
            require_room(node.op, inputs, found)
            found = known_value(node.op, inputs, node.attrs, found)
        specs.update((id(y), spec) for y, spec in zip(node.outputs, found))


def given_spec(x, value):
    """What is known of an input now that its value is there."""
    if x.op.op is Handle:
        array = value._current()
        return Spec(array.shape, x.spec.dtype)
    return Spec(value.shape, BY_NUMPY[value.dtype])
