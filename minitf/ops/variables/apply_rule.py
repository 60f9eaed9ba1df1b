"""A step of any optimizer, for many variables at once. Floor 2. Read `optimizer_steps.py` first.

TensorFlow has an op for each optimizer, and calls it for each variable. Here the optimizer brings its rule along, a
function that moves a few thousand numbers while they lie in the cache, and one call moves all variables. To the rule
they are one long row of numbers, so that a hundred short variables cost little more than a single long one, and threads
share the row evenly.
"""

from __future__ import annotations

import threading
from bisect import bisect_right
from itertools import accumulate

import numpy as np

from ...backend.dtypes import FLOATING
from ...backend.errors import RuleError
from ...backend.parallel import parallel
from ...backend.shapes import may_equal
from ...core.op import Op
from .optimizer_steps import PARALLEL_BLOCK, PARALLEL_SIZE, SERIAL_BLOCK

SETTLE_EVERY = 32  # steps

_here = threading.local()  # .memory: bytes to compute in


class ResourceApplyRule(Op):
    """All variables move by one step, in place.   variables, slots, gradients: float [...], numbers: [].

    The inputs are each variable followed by its slots, what the optimizer remembers for it; then a gradient for each
    variable; then the numbers of the step: the first is the learning rate, the second, if any, counts the steps.

    rule: called with the array module, the numbers and the options; returns a function `step(w, g, *slots, *scratch)`,
      which moves the block w of a variable, whose gradient is g, and its slots.
    slots: how many each variable has.   scratch: int >= 1, how many blocks of memory the step computes in.
    decay: for each variable, the weight decay: it loses this share of itself, times the learning rate, before the step.
    options: the rule's settings, as a tuple of (name, value).
    """

    T = FLOATING
    stateful = True
    on_gpu = "minitf.ops.gpu.rules:move"

    def infer(*inputs, rule, slots, scratch, decay, options):
        changed, gradients, numbers = divided(inputs, slots, len(decay))
        for group, gradient in zip(changed, gradients):
            if not all(may_equal(spec.dims, gradient.dims) for spec in group):
                raise RuleError("a variable, its slots and its gradient must have one shape")
        if any(spec.rank not in (0, None) for spec in numbers):
            raise RuleError("the learning rate, and what else the rule is given, must be single numbers")
        return inputs[0]

    def kernel(xp, *inputs, rule, slots, scratch, decay, options):
        changed, gradients, numbers = divided(inputs, slots, len(decay))
        step = rule(xp, *numbers, **dict(options))
        settling = xp is np and len(numbers) > 1 and int(numbers[1]) % SETTLE_EVERY == 0

        def move(i, w, g, *others):
            if decay[i]:
                change = others[-1]
                xp.multiply(w, decay[i], out=change)
                xp.multiply(change, numbers[0], out=change)
                xp.subtract(w, change, out=w)
            step(w, g, *others)
            if settling:
                for slot in others[:slots]:
                    settle(slot, others[-1])

        groups = [(w, g, *others) for (w, *others), g in zip(changed, gradients)]
        in_blocks(move, groups, scratch)


def divided(inputs, slots, count):
    """The inputs as the op means them: a list of (variable, *slots), the gradients, the numbers."""
    end = count * (1 + slots)
    changed = [inputs[i:i + 1 + slots] for i in range(0, end, 1 + slots)]
    return changed, inputs[end:end + count], inputs[end + count:]


def settle(slot, spare):
    """Numbers too small to be normal become 0. `spare` is overwritten.

    The momentum of a unit that no longer learns shrinks by a factor with every step and gets stuck just above 0, where
    a processor computes many times slower; a model with such units would train at half the speed. TensorFlow's threads
    take such numbers for 0 in everything they compute. Here it is enough to look at them now and then.
    """
    if slot.dtype.kind == "f":
        np.copyto(slot, 0, where=np.abs(slot, out=spare) < np.finfo(slot.dtype).tiny)


def in_blocks(move, groups, scratch):
    """Call `move(i, *blocks, *scratch)` on block after block of the arrays of group i, for all i.

    groups: lists of arrays, of one shape within a group, and of one dtype. Those that are written
      are contiguous.
    scratch: how many further blocks, of memory to compute in, `move` is given.
    """
    if not isinstance(groups[0][0], np.ndarray):  # a GPU works on whole arrays best
        for i, arrays in enumerate(groups):
            move(i, *arrays, *[arrays[0].copy() for _ in range(scratch)])
        return
    flat = [[array.reshape(-1) for array in arrays] for arrays in groups]  # views, where contiguous
    ends = list(accumulate(arrays[0].size for arrays in flat))

    def run(lo, hi):
        memory = scratch_of_this_thread((scratch, hi - lo), flat[0][0].dtype)
        with np.errstate(all="ignore"):  # a caller's wish for errors must not end a step halfway
            for i, start, stop in pieces(ends, lo, hi):
                move(i, *[array[start:stop] for array in flat[i]], *memory[:, :stop - start])

    if ends[-1] >= PARALLEL_SIZE:
        parallel(run, ends[-1], PARALLEL_BLOCK)
    else:
        for lo in range(0, ends[-1], SERIAL_BLOCK):
            run(lo, min(lo + SERIAL_BLOCK, ends[-1]))


def scratch_of_this_thread(shape, dtype):
    """An array of that shape and dtype with any values, in memory that this thread keeps from one block to the next."""
    needed = shape[0] * shape[1] * dtype.itemsize
    if getattr(_here, "memory", None) is None or _here.memory.size < needed:
        _here.memory = np.empty(needed, np.uint8)
    return np.ndarray(shape, dtype, _here.memory)


def pieces(ends, lo, hi):
    """Yield the parts of arrays that lie between lo and hi, where they stand in a row.

    Each is (number of the array, start, stop), counted from the begin of that array.

        >>> list(pieces([3, 5, 9], 2, 7))
        [(0, 2, 3), (1, 0, 2), (2, 0, 2)]

    ends: for each array, where it ends in the row.
    """
    i = bisect_right(ends, lo)
    while lo < hi:
        begin, end = ends[i - 1] if i else 0, min(ends[i], hi)
        if lo < end:
            yield i, lo - begin, end - begin
        lo, i = end, i + 1
