"""A step by a rule, spelled out in ops: for files, which know no rules. Floor 2. Read `apply_rule.py` first.

The rule of an optimizer is a function of NumPy calls that writes into blocks of numbers. Here the same function is
called with places in which tensors stand: what it computes becomes ops, and what it writes into a place stands there
from then on. In the end the places of the variables and their slots are assigned.
"""

from __future__ import annotations

from ...core.context import local
from ...core.convert import convert_to_tensor
from ..elementwise import arithmetic, exponential, extrema, magnitude, powers
from .apply_rule import divided
from .resource_ops import AssignVariableOp, ReadVariableOp
from .rule_values import StandsForNumbers
from .update import update

FUNCTIONS = {  # of NumPy -> of tensors
    "add": arithmetic.add, "subtract": arithmetic.subtract, "multiply": arithmetic.multiply,
    "divide": arithmetic.divide, "negative": arithmetic.negative, "square": arithmetic.square,
    "abs": magnitude.abs_, "sign": magnitude.sign, "power": powers.pow_, "sqrt": powers.sqrt, "exp": exponential.exp,
    "maximum": extrema.maximum, "minimum": extrema.minimum, "clip": extrema.clip_by_value,
}


class Place(StandsForNumbers):
    """Where a tensor stands: a variable of the rule.   tensor: the one that stands there now."""

    def __init__(self, tensor=None):
        self.tensor = tensor

    @property
    def dtype(self):
        return self.tensor.dtype.np


class InOps:
    """Stands for the array module: its functions compute with tensors, and put them where `out` says."""

    def __getattr__(self, name):
        function = FUNCTIONS[name]

        def compute(*arguments, out=None):
            dtype = next(x.tensor.dtype for x in arguments if isinstance(x, Place))
            found = function(*(x.tensor if isinstance(x, Place) else convert_to_tensor(x, dtype) for x in arguments))
            out = Place() if out is None else out
            out.tensor = found
            return out

        return compute


Place.xp = in_ops = InOps()


def spelled_out(*inputs, rule, slots, scratch, decay, options):
    """Add to the graph that is being built the ops that do what `ResourceApplyRule` does with these inputs."""
    graph = local.state.graph
    changed, gradients, numbers = divided(inputs, slots, len(decay))
    rate = numbers[0]
    step = rule(in_ops, *map(Place, numbers), **dict(options))
    for handles, gradient, share in zip(changed, gradients, decay):
        places = [Place(graph.add_call(ReadVariableOp, (handle,), {})) for handle in handles]
        if share:
            places[0] -= places[0] * share * Place(rate)
        step(places[0], Place(gradient), *places[1:], *(Place() for _ in range(scratch)))
        for handle, place in zip(handles, places):
            update(AssignVariableOp, [handle], place.tensor)
