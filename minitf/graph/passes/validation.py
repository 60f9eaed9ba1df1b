"""Validation: what must hold of a body after every pass. Floor 4. Read `rewriting.py` first, `pipeline.py` next.

A pass with a mistake should stop where the mistake is, not give wrong numbers later.
"""

from __future__ import annotations

from ...backend.errors import InternalError, explain


def validate(before, after, name):
    """Raise InternalError unless `after`, which the pass `name` made of `before`, can stand for it.

    Every input of a node is there before it runs, the inputs are the same, the outputs have their
    dtypes and shapes, and side effects happen in the order in which they did.
    """
    if any(x is not y for x, y in zip(before.inputs, after.inputs, strict=True)):
        refuse(name, "the inputs are others", "they must stay")
    known = {id(x) for x in after.inputs}
    for node in after.nodes:
        if any(id(x) not in known for x in node.inputs):
            refuse(name, f"{node!r} needs what no node before it makes",
                   "nodes must stand in the order of running")
        if any(id(y) in known or y.op is not node for y in node.outputs):
            refuse(name, f"{node!r} makes a tensor of another node",
                   "every tensor must be made once")
        known.update(map(id, node.outputs))
    for old, new in zip(before.outputs, after.outputs, strict=True):
        if id(new) not in known:
            refuse(name, f"no node makes the output {new!r}", "outputs must be there")
        if new.dtype != old.dtype or not new.shape.is_compatible_with(old.shape):
            refuse(name, f"the output {old!r} became {new!r}", "dtype and shape must stay")
    if effects(before) != effects(after):
        refuse(name, f"side effects {effects(before)} became {effects(after)}",
               "they must stay, in their order")


def validate_plan(plan):
    """Raise InternalError where a place of a memory plan meets another one, in time and in bytes."""
    for i, life in enumerate(plan.lives):
        for other in plan.lives[:i]:
            if life.meets(other) and life.start < other.end and other.start < life.end:
                refuse("plan_memory", f"{life.tensors} lie where {other.tensors} do", "each must have its own bytes")
        if life.end > plan.size:
            refuse("plan_memory", f"{life.tensors} end at {life.end}", f"the arena has {plan.size} bytes")


def effects(body) -> list[str]:
    """The names of the nodes with side effects, in order."""
    return [node.name for node in body.nodes if node.op.stateful]


def refuse(name, received, rule):
    """Raise InternalError: the pass `name` has a mistake."""
    raise InternalError(explain(name, received, rule))
