"""The engine of reverse mode: walk the recorded calls backward, and add up. Floor 3. Read next: `tape.py`.

The chain rule says that the gradient of a tensor is the sum, over every call that used it, of what that call's own
rule returns. The engine knows no op, and the ops know no engine.
"""

from __future__ import annotations

from ..backend.dtypes import variant
from ..backend.errors import explain
from ..core.convert import convert_to_tensor
from ..core.indexed_slices import IndexedSlices
from ..ops.elementwise.arithmetic import add
from ..ops.shapes.creation import zeros_like
from ..ops.shapes.sums import add_n
from .registry import rule_of


def backward(calls, targets, seeds, sources):
    """The gradients of the targets: a list with a Tensor, IndexedSlices or None for each source.

    calls: the recorded Calls, in the order in which they ran.
    targets, seeds: tensors, and for each the gradient to start from, of the same shape.
    sources: tensors or variables.

    Time and memory are linear in the number of calls; nothing recurses, so a chain may be as long
    as memory allows.
    """
    path, reached = calls_between(calls, sources)
    del calls  # so that what nobody else holds is freed step by step
    gradients: dict = {}
    for target, seed in zip(targets, seeds, strict=True):
        if id(target) in reached:
            accumulate(gradients, target, seed)
    wanted = {id(source) for source in sources}
    while path:
        call = path.pop()
        dys = [
            gradients.get(id(y)) if id(y) in wanted else gradients.pop(id(y), None)
            for y in call.outputs
        ]
        if all(dy is None for dy in dys):
            continue
        for x, dx in zip(call.inputs, input_gradients(call, dys, reached), strict=True):
            if dx is not None and id(x) in reached:
                accumulate(gradients, x, dx)
    return [gradients.get(id(source)) for source in sources]


def calls_between(calls, sources):
    """The calls whose outputs depend on a source, in order; and the ids of every tensor that does.

    What lies off this path is never differentiated: not the data, not the first layer's input.
    """
    reached = {id(source) for source in sources}
    path = []
    for call in calls:
        for x in call.inputs:
            if id(x) in reached:
                path.append(call)
                reached.update(map(id, call.outputs))
                break
    return path, reached


def input_gradients(call, dys, reached):
    """What the op's own gradient rule says; one entry, perhaps None, for each input."""
    call.needs = [id(x) in reached for x in call.inputs]
    rule = rule_of(call.op)
    if rule is None:
        raise LookupError(explain(call.op.__name__, "a gradient was asked for", "this op has no gradient rule",
                                  "Put tf.stop_gradient before it, or leave it outside the tape"))
    if len(dys) > 1 and not call.op.takes_none:
        dys = [zeros_like(y) if dy is None else dy for y, dy in zip(call.outputs, dys, strict=True)]
    if not call.op.takes_slices:
        dys = [convert_to_tensor(dy) if isinstance(dy, IndexedSlices) else dy for dy in dys]
    return rule(call, *dys)


def accumulate(gradients, x, dx):
    """Add `dx` to what is already known of the gradient of `x`."""
    known = gradients.get(id(x))
    if known is None:
        gradients[id(x)] = dx
    elif isinstance(known, IndexedSlices) and isinstance(dx, IndexedSlices):
        gradients[id(x)] = known.concatenate(dx)
    elif known.dtype is variant:
        gradients[id(x)] = add_n([known, dx])
    else:
        gradients[id(x)] = add(known, dx)
