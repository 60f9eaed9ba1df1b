"""tf.ragged.cross, cross_hashed: every combination of what stands in one row. Floor 2. Read `ragged_tensor.py` first.

Whether a word helps may depend on the word beside it: "new" and "york". A model that only adds can see that when the
pair is a word of its own. `sparse/crossing.py` is the same for sparse tensors.
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import INTEGER, int64, string
from ...backend.errors import RuleError, explain
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ...core.tensor import is_tensor
from ..axes import as_int
from ..shapes.identity import cast
from ..shapes.layout import reshape, sizes_of
from ..shapes.sequences import range_
from ..sparse.sparse_tensor import SparseTensor
from ..strings.farmhash import fingerprints
from ..strings.hashing import MURMUR, by_length, folded
from ..strings.texts import packed
from .ragged_tensor import RaggedTensor

HASH_KEY = 0xDECAFCAFFE
SEPARATOR = "_X_"


class RaggedCross(Op):
    """values, splits = in each row every combination of one value of each column, as a text or as its hash.

    columns: for each the values, string or int64 [N_i], then the row_splits, int64 [B + 1].
    num_buckets: hashes are below it; 0 for below 2**63 - 1.   ->  values: string or int64 [M], splits: int64 [B + 1].
    """

    takes_any = True
    gradient = no_gradient

    def infer(*columns, hashed_output, num_buckets, hash_key, separator):
        if num_buckets < 0:
            raise RuleError(f"num_buckets is {num_buckets} and must be >= 0")
        sizes = {s.dims[0] for s in columns[1::2] if s.dims is not None} - {None}
        if len(sizes) > 1:
            raise RuleError(f"all inputs must have the same number of rows, these have {sorted(n - 1 for n in sizes)}")
        return Spec((None,), int64 if hashed_output else string), Spec((next(iter(sizes), None),), int64)

    def kernel(xp, *columns, hashed_output, num_buckets, hash_key, separator):
        splits, places = combinations(columns[1::2])
        if hashed_output:
            features = [hashes_of(values)[i] for values, i in zip(columns[::2], places, strict=True)]
            crossed = np.full(len(places[0]), np.uint64(hash_key % 2**64))
            for feature in features:
                crossed = concatenated(crossed, feature)
            return (crossed % np.uint64(num_buckets or 2**63 - 1)).astype(np.int64), splits
        texts = [[as_text(v) for v in values[i].tolist()] for values, i in zip(columns[::2], places, strict=True)]
        made = [separator.encode().join(parts) for parts in zip(*texts, strict=True)]
        return packed(made, (len(made),)), splits


def combinations(column_splits):
    """Where the combinations of each row begin, and for each column the places of its values in them.

    The last column changes fastest. Like the digits of a number, of which each has a base of its own.
    """
    lengths = [np.diff(s) for s in column_splits]
    totals = np.prod(lengths, axis=0)
    splits = np.concatenate([[0], np.cumsum(totals)]).astype(np.int64)
    row = np.repeat(np.arange(len(totals)), totals)
    left = np.arange(len(row)) - splits[row]
    places = []
    for length, starts in zip(reversed(lengths), reversed(column_splits), strict=True):
        places.append(starts[row] + left % length[row])
        left = left // length[row]
    return splits, places[::-1]


def hashes_of(values):
    """uint64 [N]: the fingerprint of a text; an integer stands for itself."""
    return by_length(fingerprints, values) if values.dtype == object else values.astype(np.uint64)


def concatenated(a, b):
    """The fingerprint of two things, from the fingerprint of each."""
    mixed = a ^ MURMUR ^ folded(b * MURMUR) * MURMUR
    return folded(folded(mixed * MURMUR) * MURMUR)


def as_text(value) -> bytes:
    """A value as a part of the text of a combination."""
    return value if isinstance(value, bytes) else str(value).encode()


# --- what all four functions share ------------------------------------------------------------------------------
def crossed(where, inputs, **attrs):
    """(values, row_splits) of the combinations of dense, ragged and sparse tensors of two axes.

    Raises: TypeError for no list of them, ValueError for an empty list or another number of axes.
    """
    if not isinstance(inputs, (list, tuple)):
        raise TypeError(explain(where, f"inputs is a {type(inputs).__name__}", "it must be a list of tensors"))
    if not inputs:
        raise ValueError(explain(where, "no inputs", "there must be at least one"))
    return execute(RaggedCross, *(part for x in inputs for part in as_column(where, x)), **attrs)


def as_column(where, x):
    """The values of an input, string or int64, and its row_splits."""
    if isinstance(x, SparseTensor):
        rows = RaggedTensor.from_value_rowids(x.values, x.indices[:, 0], x.dense_shape[0], validate=False)
        values, splits = rows.values, rows.row_splits
    elif isinstance(x, RaggedTensor):
        values, splits = x.values, x.row_splits
    else:
        x = x if is_tensor(x) else convert_to_tensor(x)
        if x.shape.rank != 2:
            raise ValueError(explain(where, f"an input has shape {x.shape}", "it must have two axes"))
        nrows, length = sizes_of(x)
        values, splits = reshape(x, [-1]), range_(nrows + 1) * length
    if values.dtype is not string:
        if values.dtype not in INTEGER:
            raise ValueError(explain(where, f"an input is {values.dtype.name}", "it must be of strings or integers"))
        values = cast(values, int64)
    return values, cast(splits, int64)


def cross(inputs, name=None):
    """Every combination of one value of each input, row by row, as texts joined by "_X_".

    inputs: list of tensors of strings or integers [B, (n)], dense, ragged or sparse.
    Returns: a RaggedTensor of string [B, (product of the n)].

        >>> import minitf as tf
        >>> tf.ragged.cross([tf.ragged.constant([["a"], ["b", "c"]]), tf.ragged.constant([["d"], ["e"]])])
        <tf.RaggedTensor [[b'a_X_d'], [b'b_X_e', b'c_X_e']]>

    Raises: TypeError, ValueError for what is no list of such tensors; InvalidArgumentError where they have not the
    same number of rows.
    Source: tf.ragged.cross.
    """
    attrs = {"hashed_output": False, "num_buckets": 0, "hash_key": HASH_KEY, "separator": SEPARATOR}
    values, splits = crossed("ragged.cross", inputs, **attrs)
    return RaggedTensor.from_row_splits(values, splits, validate=False)


def cross_hashed(inputs, num_buckets=0, hash_key=None, name=None):
    """A number for every combination of one value of each input, row by row.

    inputs: as in `cross`.   num_buckets: the numbers are below it; 0 for below 2**63 - 1.
    hash_key: int; other keys give other numbers.
    Returns: a RaggedTensor of int64 [B, (product of the n)].

        >>> import minitf as tf
        >>> columns = [tf.ragged.constant([["a"], ["b", "c"]]), tf.ragged.constant([["d"], ["e"]])]
        >>> tf.ragged.cross_hashed(columns, num_buckets=100)
        <tf.RaggedTensor [[82], [61, 41]]>

    Raises: TypeError, ValueError for what is no list of such tensors; InvalidArgumentError where they have not the
    same number of rows.
    Source: tf.ragged.cross_hashed.
    """
    values, splits = crossed("ragged.cross_hashed", inputs, **hashed(num_buckets, hash_key))
    return RaggedTensor.from_row_splits(values, splits, validate=False)


def hashed(num_buckets, hash_key) -> dict:
    """The attributes of the op for numbers."""
    return {"hashed_output": True, "num_buckets": as_int(num_buckets, "num_buckets"),
            "hash_key": HASH_KEY if hash_key is None else as_int(hash_key, "hash_key"), "separator": SEPARATOR}
