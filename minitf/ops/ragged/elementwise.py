"""Ops that treat every element alike, on ragged tensors: they see the flat values only. Floor 2.

Read `answers.py` and `broadcasting.py` first, `reduction.py` next.
"""

from __future__ import annotations

from functools import partial

from ...backend.errors import explain
from ...core.execute import execute
from ..elementwise.arithmetic import RealDiv, divide
from ..elementwise.extrema import clip_by_value
from ..elementwise.magnitude import abs_
from ..elementwise.rounding import round_
from ..indexing.gather import gather
from ..indexing.masking import OneHot
from ..indexing.selection import SelectV2, Where, where
from ..nn import rectifiers, sigmoid
from ..shapes import creation
from ..shapes.identity import Cast, Identity, StopGradient, cast
from ..shapes.joining import concat, stack
from ..shapes.sums import add_n
from ..strings import as_string, elementwise, hashing, regex, scripts, substr, to_number
from .answers import answers
from .broadcasting import together
from .conversion import coordinates

ALIKE = (
    Cast, Identity, StopGradient, creation.ZerosLike, creation.OnesLike, SelectV2,
    sigmoid.Sigmoid, sigmoid.Softplus, sigmoid.Softsign,
    rectifiers.Relu, rectifiers.Relu6, rectifiers.LeakyRelu, rectifiers.Elu, rectifiers.Selu,
    as_string.AsString, elementwise.StringLower, elementwise.StringUpper, elementwise.StringStrip,
    elementwise.StringLength, elementwise.StringJoin, hashing.StringToHashBucketFast, hashing.StringToHashBucketStrong,
    hashing.StringToHashBucket, scripts.UnicodeScript,
    regex.StaticRegexReplace, regex.StaticRegexFullMatch, substr.Substr, to_number.StringToNumber,
)  # fmt: skip
FUNCTIONS = (cast, creation.zeros_like, creation.ones_like, abs_, round_, clip_by_value)


@answers("elementwise")
def on_flat_values(op, *inputs, **attrs):
    """The op on the flat values of all inputs, which are broadcast to each other first."""
    like, flat = together(inputs) if len(inputs) > 1 else (inputs[0], [inputs[0].flat_values])
    return like.with_flat_values(execute(op, *flat, **attrs))


def on_first(function, x, *args, **kwargs):
    """A public function of the flat values of its first argument."""
    return x.with_flat_values(function(x.flat_values, *args, **kwargs))


for _op in ALIKE:
    answers(_op)(partial(on_flat_values, _op))
for _function in FUNCTIONS:
    answers(_function)(partial(on_first, _function))


@answers(RealDiv)
def quotient(x, y):
    """x / y, where integers are divided as floats."""
    like, flat = together((x, y))
    return like.with_flat_values(divide(*flat))


@answers(add_n)
def add_all(inputs, name=None):
    """`tf.add_n` of ragged tensors."""
    total = inputs[0]
    for x in inputs[1:]:
        total = total + x
    return total


@answers(OneHot)
def one_hot(indices, depth, on_value, off_value, *, axis):
    """Raises: ValueError where the new axis is not to stand after the ragged ones."""
    if -1 < axis <= indices.ragged_rank:
        raise ValueError(explain("one_hot", f"axis is {axis}, indices have shape {indices.shape}",
                                 f"the new axis must come after the {indices.ragged_rank + 1} that are ragged"))
    axis = axis - indices.ragged_rank if axis > 0 else axis
    flat = execute(OneHot, indices.flat_values, depth, on_value, off_value, axis=axis)
    return indices.with_flat_values(flat)


@answers(Where)
def places_where(condition):
    """The coordinates of what is True, one row each: int64 [N, R]."""
    flat = condition.flat_values
    found = where(flat)
    outer = cast(stack(coordinates(condition._partitions), axis=1), found.dtype)
    return concat([gather(outer, found[:, 0]), found[:, 1:]], 1)
