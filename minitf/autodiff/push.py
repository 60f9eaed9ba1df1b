"""Forward mode, one call at a time: from how the inputs move to how the outputs do. Floor 3. Next: `forward.py`.

No op needs a second rule for this. Its gradient rule is a linear function of dy: it multiplies by the transpose of the
op's Jacobian. The gradient *of that function* multiplies by the transpose of the transpose, which is the Jacobian.
"""

from __future__ import annotations

from ..backend.dtypes import COMPLEX, FLOATING
from ..core import context
from ..core.convert import convert_to_tensor
from ..core.indexed_slices import IndexedSlices
from ..ops.indexing.gather import gather
from ..ops.shapes.creation import zeros_like
from .backward import backward, input_gradients


class Everything(list):
    """A recorder that keeps all calls."""

    record = list.append

    def read(self, variable, value):
        """A gradient rule reads no variables; what it needs of them was read by the op."""


def pushed(call, tangents):
    """The tangents of a call's outputs, from those of its inputs; None stands for zero.

    tangents: for each input a tensor of its shape, or None.
    """
    moving = {id(x): dx for x, dx in zip(call.inputs, tangents, strict=True) if dx is not None}
    dys = [zeros_like(y) if y.dtype in FLOATING | COMPLEX else None for y in call.outputs]
    if all(dy is None for dy in dys):
        return dys
    with context.recording(Everything()) as calls:
        dxs = input_gradients(call, dys, moving)
    # Each dx is linear in the dys, so their values do not matter. Now the walk back through that.
    targets, seeds = [], []
    for x, dx in zip(call.inputs, dxs, strict=True):
        if dx is None or id(x) not in moving:
            continue
        tangent = moving[id(x)]
        if isinstance(dx, IndexedSlices):
            dx, tangent = dx.values, gather(tangent, dx.indices)
        targets.append(dx)
        seeds.append(tangent)
    moved = backward(calls, targets, seeds, dys)
    return [None if dy is None else convert_to_tensor(dy) for dy in moved]
