"""Isotonic regression: the nearest sequence that never rises. Floor 2."""

from __future__ import annotations

from collections import namedtuple

from ...backend.dtypes import REAL, float32, float64, int32
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op
from ..axes import as_flag, checked_axis
from ..indexing.gather import gather
from ..reductions.segments import unsorted_segment_mean
from ..shapes.identity import cast
from ..shapes.layout import reshape, reshape_like, sizes_of, transpose
from ..shapes.sequences import range_

# It prints under TensorFlow's name.
IsotonicRegressionResult = namedtuple("IsotonicRegression", "output segments")  # type: ignore[name-match]


class IsotonicRegression(Op):
    """The sequence y that never rises and is nearest to x.   input: real [B, N]  ->  output, segments: [B, N].

    segments: which run of equal elements each one belongs to, counted from 0.

    Each element looks at those before it, so there is a Python loop over them: TensorFlow's time, ten times over.
    """

    T = REAL

    def infer(input, *, output_dtype):
        return input.with_dtype(output_dtype), input.with_dtype(int32)

    def kernel(xp, input, *, output_dtype):
        y, segments = xp.empty(input.shape, output_dtype.np), xp.empty(input.shape, xp.int32)
        for b, row in enumerate(input.astype(output_dtype.np).tolist()):
            means, counts = pooled(row)
            y[b] = xp.repeat(xp.asarray(means, y.dtype), counts)
            segments[b] = xp.repeat(xp.arange(len(counts)), counts)
        return y, segments

    def gradient(call, dy, dsegments):
        x, (_, segments) = call.inputs[0], call.outputs
        if not x.dtype.is_floating:
            return [None]
        rows, n = sizes_of(x)
        ids = reshape(segments + reshape(range_(rows) * n, [rows, 1]), [-1])
        means = gather(unsorted_segment_mean(reshape(dy, [-1]), ids, rows * n), ids)
        return [cast(reshape(means, [rows, n]), x.dtype)]


def pooled(row):
    """The means of the runs of the answer, and their lengths: a run that would rise is pooled with the one before.

    >>> pooled([3.0, 1.0, 2.0, 4.0])
    ([3.0, 2.3333333333333335], [1, 3])
    """
    sums: list = []
    counts: list = []
    for x in row:
        total, n = x, 1
        while sums and total / n > sums[-1] / counts[-1]:
            total, n = total + sums.pop(), n + counts.pop()
        sums.append(total)
        counts.append(n)
    return [s / n for s, n in zip(sums, counts)], counts


def isotonic_regression(inputs, decreasing=True, axis=-1):
    """The sequence that never rises (or never falls) and is nearest to `inputs`, in the sum of squares.

    inputs: real [...].
    decreasing: whether it must never rise; otherwise it must never fall.
    axis: the axis of the sequences, in [-rank, rank).
    Returns: a pair with the fields `output`, of the shape of inputs, and `segments`, int32, which numbers the runs of
        equal elements. 32-bit integers give float64, smaller ones float32.

        >>> import minitf as tf
        >>> tf.nn.isotonic_regression([3., 1., 2.]).output.numpy()
        array([3. , 1.5, 1.5], dtype=float32)

    Raises: InvalidArgumentError for an axis out of range.
    Source: tf.nn.isotonic_regression.
    """
    x = convert_to_tensor(inputs)
    dtype = x.dtype if x.dtype.is_floating else float32 if x.dtype.size < 4 else float64
    sign = 1 if as_flag(decreasing, "decreasing") else -1   # what never falls, seen upside down, never rises
    rank = len(x.shape)
    axis = checked_axis(axis, rank, "isotonic_regression")
    order = [*range(axis), *range(axis + 1, rank), axis]
    rows = transpose(x, order)
    found = execute(IsotonicRegression, reshape(rows, [-1, sizes_of(x)[axis]]) * sign, output_dtype=dtype)
    back = sorted(range(rank), key=order.__getitem__)
    y, segments = (transpose(reshape_like(part, rows), back) for part in found)
    return IsotonicRegressionResult(y * sign, segments)
