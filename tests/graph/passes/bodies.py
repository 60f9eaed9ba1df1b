"""Bodies before and after a pass, for tests."""

import numpy as np

from graph.tracing import traced
from minitf.graph.body import body_of, prune
from minitf.graph.passes.validation import validate
from minitf.graph.program import Program

OFF = {"disable_meta_optimizer": True}


def after(step, function, *specs):
    """The body of a function after one pass, validated and pruned."""
    before = prune(body_of(traced(function, *specs)))
    body = step(before)
    validate(before, body, step.__name__)
    return prune(body)


def types(body):
    """The ops of a body in their order, without constants."""
    return [node.type for node in body.nodes if node.type != "Const"]


def run(body, *arrays, passes=OFF):
    """What a body computes."""
    return Program(body, "f", passes)(np, *arrays)


def same_bits(a, b) -> bool:
    """Whether two arrays are equal to the last bit, NaNs and zeros, too."""
    return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
