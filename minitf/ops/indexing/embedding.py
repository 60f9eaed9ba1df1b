"""embedding_lookup: from the numbers of words to their vectors. Floor 2. It is a gather, with one more wish."""

from __future__ import annotations

from numbers import Real

from ...core.composite import dispatched
from ...core.convert import convert_to_tensor
from ..elementwise.extrema import maximum
from ..elementwise.powers import sqrt
from ..shapes.broadcasting import reduce_sum
from ..shapes.joining import concat
from .gather import gather


@dispatched
def embedding_lookup(params, ids, max_norm=None, name=None):
    """The rows of `params` whose numbers are `ids`.

    params: float [V, D], the table, a row for each word; or a list of tables, which are taken one after the other.
    ids: int [...], in [0, V).
    max_norm: the greatest length a returned row may have; longer ones are shrunk to it. None for no limit.
    Returns: [..., D].

        >>> import minitf as tf
        >>> table = tf.constant([[3., 4.], [1., 0.]])
        >>> tf.nn.embedding_lookup(table, [1, 0, 1], max_norm=1.).numpy()
        array([[1. , 0. ],
               [0.6, 0.8],
               [1. , 0. ]], dtype=float32)

    Raises: InvalidArgumentError for an id out of range.
    Source: tf.nn.embedding_lookup. The gradient of `params` is IndexedSlices: only the rows that were looked up.
    """
    if isinstance(params, (list, tuple)):
        params = concat([convert_to_tensor(p) for p in params], 0)
    rows = gather(params, ids)
    if max_norm is None:
        return rows
    if not isinstance(max_norm, Real):
        max_norm = convert_to_tensor(max_norm, rows.dtype)
    axes = range(len(convert_to_tensor(ids).shape), len(rows.shape))
    squares = reduce_sum(rows * rows, axes, keepdims=True)
    return rows * max_norm / sqrt(maximum(squares, max_norm**2))
