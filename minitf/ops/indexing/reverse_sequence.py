"""The beginnings of sequences, reversed. Floor 2. For sequences of different lengths in one padded tensor."""

from __future__ import annotations

from ...backend.dtypes import INDEX
from ...backend.errors import RuleError, explain
from ...backend.shapes import may_equal
from ...core.execute import execute
from ...core.op import Op
from ..axes import as_int


class ReverseSequence(Op):
    """For each b along batch_dim, the first seq_lengths[b] elements along seq_dim, reversed; the others stay.

    input: any [...], seq_lengths: int [B]  ->  y: as the input.
    """

    types = ("T", "Tlen")
    Tlen = INDEX

    def infer(input, seq_lengths, *, seq_dim, batch_dim):
        if input.dims is None:
            return input
        for name, axis in (("seq_dim", seq_dim), ("batch_dim", batch_dim)):
            if not 0 <= axis < input.rank:
                raise RuleError(f"{name} is {axis} and must be in [0, {input.rank})")
        if seq_dim == batch_dim:
            raise RuleError(f"seq_dim and batch_dim are both {seq_dim} and must differ")
        if not may_equal(seq_lengths.dims, (input.dims[batch_dim],)):
            raise RuleError("seq_lengths must be a vector with a length for each element of the batch")
        return input

    def kernel(xp, input, seq_lengths, *, seq_dim, batch_dim):
        n = input.shape[seq_dim]
        if seq_lengths.size and (seq_lengths.min() < 0 or seq_lengths.max() > n):
            wrong = seq_lengths[(seq_lengths < 0) | (seq_lengths > n)][0]
            raise RuleError(f"length {int(wrong)} is not in [0, {n}]")
        place, lengths = xp.arange(n), seq_lengths[:, None]
        places = xp.where(place < lengths, lengths - 1 - place, place)            # [B, n]
        if batch_dim > seq_dim:
            places = places.T
        dims = [m if axis in (seq_dim, batch_dim) else 1 for axis, m in enumerate(input.shape)]
        return xp.take_along_axis(input, places.reshape(dims), seq_dim)

    def gradient(call, dy):
        return [execute(ReverseSequence, dy, call.inputs[1], **call.attrs), None]


def reverse_sequence(input, seq_lengths, seq_axis=None, batch_axis=None, name=None):
    """Sequences, each reversed up to its own length; padding stays where it is.

    input: any [...].
    seq_lengths: int [B], in [0, size of seq_axis].
    seq_axis: the axis of time, in [0, rank).
    batch_axis: the axis of the examples, another one; 0 by default.

        >>> import minitf as tf
        >>> tf.reverse_sequence([[1, 2, 3, 0], [4, 5, 0, 0]], [3, 2], seq_axis=1).numpy()
        array([[3, 2, 1, 0],
               [5, 4, 0, 0]], dtype=int32)

    Raises: InvalidArgumentError for a length or an axis out of range; TypeError without seq_axis.
    Source: tf.reverse_sequence.
    """
    if seq_axis is None:
        raise TypeError(explain("reverse_sequence", "no seq_axis", "it must say along which axis to reverse"))
    return execute(ReverseSequence, input, seq_lengths, seq_dim=as_int(seq_axis, "seq_axis"),
                   batch_dim=0 if batch_axis is None else as_int(batch_axis, "batch_axis"))
