"""How many letters must be changed, added or left out to make one word of another: edit_distance. Floor 2."""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import float32, int64
from ...backend.errors import RuleError
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ..axes import as_flag
from .sparse_tensor import as_sparse


class EditDistance(Op):
    """The Levenshtein distance of each pair of rows.   hypothesis and truth: indices, values and shape of [..., N].

    ->  float32 [...], with the larger of both sizes in each axis; divided by the length of the truth if `normalize`.
    """

    types = ("Indices", "T", "Indices", "Indices", "T", "Indices")
    Indices = frozenset({int64})
    host = (2, 5)

    def infer(hypothesis_indices, hypothesis_values, hypothesis_shape, truth_indices, truth_values, truth_shape, *,
              normalize):
        shapes = [s.value for s in (hypothesis_shape, truth_shape)]
        if shapes[0] is None or shapes[1] is None:
            return Spec(None, float32)
        if min(map(len, shapes)) < 2 or len(shapes[0]) != len(shapes[1]):
            raise RuleError("hypothesis and truth must have the same number of axes, at least 2")
        return Spec(result_dims(*shapes), float32)

    def kernel(xp, hypothesis_indices, hypothesis_values, hypothesis_shape, truth_indices, truth_values, truth_shape,
               *, normalize):
        dims = result_dims(hypothesis_shape, truth_shape)
        _, codes = xp.unique(xp.concatenate([hypothesis_values, truth_values]), return_inverse=True)
        codes, n = codes.reshape(-1), len(hypothesis_values)
        ours, our_length = packed(xp, hypothesis_indices, codes[:n], dims)
        theirs, their_length = packed(xp, truth_indices, codes[n:], dims)
        distance = levenshtein(xp, ours, our_length, theirs, their_length).astype(xp.float32)
        if normalize:
            same = (our_length == 0) & (their_length == 0)
            with np.errstate(divide="ignore", invalid="ignore"):
                distance = xp.where(same, xp.float32(0), distance / their_length.astype(xp.float32))
        return distance.reshape(dims)

    gradient = no_gradient


def result_dims(ours, theirs):
    """The axes of the result: all but the last, in the larger of both sizes."""
    return tuple(max(int(m), int(n)) for m, n in zip(ours[:-1], theirs[:-1]))


def packed(xp, indices, codes, dims):
    """The elements of each row as codes, packed to the left: int [R, longest], and the length of each, [R]."""
    if (indices < 0).any() or (len(indices) and (indices[:, :-1] >= xp.asarray(dims)).any()):
        raise RuleError("an index lies outside the shape")
    count = 1
    for n in dims:
        count *= n
    rows = xp.ravel_multi_index((*indices.T[:-1],), dims) if len(indices) else xp.zeros(0, xp.int64)
    lengths = xp.bincount(rows, minlength=count)
    starts = xp.cumsum(lengths) - lengths
    y = xp.full((count, int(lengths.max(initial=0))), -1)
    order = xp.argsort(rows, kind="stable")
    y[rows[order], xp.arange(len(rows)) - starts[rows[order]]] = codes[order]
    return y, lengths


def levenshtein(xp, ours, our_length, theirs, their_length):
    """The distances of all pairs of rows at once, one element of `ours` after the other.

    cost[:, j] is the distance between what was read so far and the first j elements of the truth. Insertions run along
    j, each one more than the last: a running minimum of cost - j.
    """
    place = xp.arange(theirs.shape[1] + 1)
    cost = xp.zeros((len(ours), 1), xp.int64) + place
    for i in range(ours.shape[1]):
        changed = cost[:, :-1] + (theirs != ours[:, i:i + 1])
        reached = xp.concatenate([cost[:, :1] + 1, xp.minimum(cost[:, 1:] + 1, changed)], 1)
        reached = xp.minimum.accumulate(reached - place, 1) + place
        cost = xp.where((i < our_length)[:, None], reached, cost)
    return xp.take_along_axis(cost, their_length[:, None], 1)[:, 0]


def edit_distance(hypothesis, truth, normalize=True, name="edit_distance"):
    """How many elements must be changed, inserted or deleted to turn each row of `hypothesis` into that of `truth`.

    hypothesis, truth: SparseTensors of any dtype [..., N]; each row is a sequence, of as many elements as it has.
    normalize: divide by the length of the truth: inf where that is 0 and the hypothesis is not.
    Returns: float32 [...].

        >>> import minitf as tf
        >>> words = tf.sparse.from_dense([["k", "i", "t", "t", "e", "n"]]), tf.sparse.from_dense([["s", "i", "t"]])
        >>> tf.edit_distance(*words, normalize=False).numpy()
        array([4.], dtype=float32)

    Raises: TypeError for what is not sparse; InvalidArgumentError for other dtypes or numbers of axes.
    Source: tf.edit_distance; Levenshtein, 1966.
    """
    a, b = as_sparse(hypothesis, "edit_distance"), as_sparse(truth, "edit_distance")
    return execute(EditDistance, a.indices, a.values, a.dense_shape, b.indices, b.values, b.dense_shape,
                   normalize=as_flag(normalize, "normalize"))
