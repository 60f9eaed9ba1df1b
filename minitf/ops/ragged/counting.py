"""tf.math.bincount of ragged tensors: how often each number occurs in a row. Floor 2. Read `elementwise.py` first."""

from __future__ import annotations

from ...backend.dtypes import INDEX, float32, float64, int32, int64
from ...backend.errors import RuleError
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ..axes import as_flag, one_number
from ..reductions import counting
from ..shapes.creation import zeros
from ..shapes.identity import cast
from .answers import answers


class RaggedBincount(Op):
    """How often each number below `size` occurs in each row.   ->  y: [B, size].

    splits: int64 [B + 1], values: int [N], size: int [], weights: [N], what each counts; or [0], and each counts 1.
    binary_output: 1 for every number that occurs, however often.
    """

    types = ("Tsplits", "Tidx", "Tidx", "T")
    Tsplits, Tidx = frozenset({int64}), INDEX
    T = INDEX | {float32, float64}
    host = (2,)
    gradient = no_gradient

    def infer(splits, values, size, weights, *, binary_output):
        rows = None if splits.dims is None or splits.dims[0] is None else splits.dims[0] - 1
        return weights.with_dims((rows, one_number(size, "size")))

    def kernel(xp, splits, values, size, weights, *, binary_output):
        if values.size and values.min() < 0:
            raise RuleError(f"number {int(values.min())} must be >= 0")
        y = xp.zeros((len(splits) - 1, int(size)), weights.dtype)
        counted = values < int(size)
        rows = xp.repeat(xp.arange(len(y)), xp.diff(splits))
        place = rows[counted], values[counted]
        if binary_output:
            y[place] = 1
        else:
            xp.add.at(y, place, weights[counted] if weights.size else weights.dtype.type(1))
        return y


@answers(counting.bincount)
def bincount(arr, weights=None, minlength=None, maxlength=None, dtype=int32, name=None, axis=None,
             binary_output=False):
    """How often each number occurs in each row (axis -1), or in all of them."""
    flat = weights.flat_values if hasattr(weights, "flat_values") else weights
    values = arr.flat_values
    if axis != -1:
        return counting.bincount(values, flat, minlength, maxlength, dtype, axis=axis, binary_output=binary_output)
    values = values if values.dtype in INDEX else cast(values, int32)
    size = counting.number_of_bins(values, minlength, maxlength)
    amounts = zeros([0], dtype) if weights is None else convert_to_tensor(flat)
    return execute(RaggedBincount, cast(arr.row_splits, int64), values, convert_to_tensor(size, values.dtype), amounts,
                   binary_output=as_flag(binary_output, "binary_output"))
