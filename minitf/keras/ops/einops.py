"""rearrange: axes split, moved and joined, as a pattern says. Floor 7.

    rearrange(images, "b (h p) (w q) c -> b h w (p q c)", p=4, q=4)        # squares of 4 by 4 pixels as vectors

Axes in parentheses are one axis of the tensor. So it is a reshape into single axes, a transposition, and a reshape.
"""

import math
import re

from ...backend.errors import explain
from ...ops.shapes import layout
from ..symbolic.function_call import on_symbols_too
from ..variables import as_tensor


@on_symbols_too
def rearrange(tensor, pattern, **axes_lengths):
    """The elements in the order of a pattern: "before -> after", each a list of names of axes.

    axes_lengths: of axes in parentheses; one in each may be left out.
    Raises: ValueError for a pattern that does not fit the tensor.
    """
    tensor = as_tensor(tensor)
    before, _, after = pattern.partition("->")
    before, after = groups(before), groups(after)
    singles = [axis for group in before for axis in group]
    if sorted(singles) != sorted(axis for group in after for axis in group) or len(before) != tensor.shape.rank:
        raise ValueError(explain("rearrange", f"the pattern {pattern!r} and a tensor of shape {tensor.shape}",
                                 "both sides must name the same axes, and the left one each axis of the tensor"))
    lengths = lengths_of(before, layout.sizes_of(tensor), axes_lengths)
    split = layout.reshape(tensor, [lengths[axis] for axis in singles])
    moved = layout.transpose(split, [singles.index(axis) for group in after for axis in group])
    return layout.reshape(moved, [-1 if any(lengths[axis] == -1 for axis in group) else
                                  math.prod(lengths[axis] for axis in group) for group in after])


def groups(side):
    """"b (h p) c" as [["b"], ["h", "p"], ["c"]]."""
    return [group.strip("()").split() for group in re.findall(r"\([^)]*\)|\w+", side)]


def lengths_of(before, sizes, given):
    """The length of every axis: a number. Where only one is not known yet, that is -1; of several, each is a tensor."""
    lengths = {}
    for group, size in zip(before, sizes):
        known = {axis: given[axis] for axis in group if axis in given}
        rest = [axis for axis in group if axis not in given]
        lengths.update(known, **dict.fromkeys(rest, size // math.prod(known.values())))
    open_ones = [axis for axis, length in lengths.items() if not isinstance(length, int)]
    return {**lengths, open_ones[0]: -1} if len(open_ones) == 1 else lengths
