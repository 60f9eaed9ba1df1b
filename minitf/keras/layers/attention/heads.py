"""What attention with heads has in common: projections, scores, and means. Floor 7. Next: `multi_head_attention.py`."""

from math import sqrt
from string import ascii_lowercase

from ....backend.errors import explain
from ....ops.elementwise.arithmetic import multiply
from ....ops.indexing.selection import where
from ....ops.linalg.einsum import einsum
from ....ops.nn.softmax import softmax
from ....ops.shapes.identity import cast, identity
from ....ops.shapes.layout import expand_dims
from ..call import mask_of
from ..core.einsum_dense import EinsumDense


def projection(layer, name, free, bound, sizes, activation=None):
    """Return an EinsumDense that turns the last axes of a tensor into others.

    free: how many axes stay, with the batch. bound: how many become others. sizes: of the others.
    """
    letters = ascii_lowercase
    kept, gone = letters[:free], letters[free : free + bound]
    new = letters[free + bound : free + bound + len(sizes)]
    settings = {kind: getattr(layer, kind) for kind in ("kernel_regularizer", "bias_regularizer", "kernel_constraint",
                                                        "bias_constraint")}
    for kind in ("kernel_initializer", "bias_initializer"):  # each projection draws for itself
        given = getattr(layer, kind)
        settings[kind] = type(given).from_config(given.get_config())
    return EinsumDense(f"{kept}{gone},{gone}{new}->{kept}{new}", (*[None] * (free - 1), *sizes), activation=activation,
                       bias_axes=new if layer.use_bias else None, name=name, dtype=layer.dtype_policy,
                       activity_regularizer=layer._inner_activity_regularizer, **settings)


def equations(rank, axes):
    """Return the einsums for scores and means of tensors [B, ..., heads, N], and how many axes scores have.

    rank: of the tensors. axes: those along which steps look at each other.

        >>> equations(4, (1,))
        ('aecd,abcd->acbe', 'acbe,aecd->abcd', 4)
    """
    target = ascii_lowercase[:rank]
    fresh = iter(ascii_lowercase[rank:])
    source = "".join(next(fresh) if i in axes else letter for i, letter in enumerate(target))
    batch = "".join(target[i] for i in range(rank - 1) if i not in axes)
    scores = batch + "".join(target[i] for i in axes) + "".join(source[i] for i in axes)
    return f"{source},{target}->{scores}", f"{scores},{source}->{target}", len(scores)


def attended(layer, query, key, value, mask, training, keep_scores):
    """Return (means of values [B, T, heads, M], shares [B, heads, T, S]) of projected tensors.

    mask: bool, or None. Where a query may look at nothing, the shares are 0 if they are to be
    kept, or if some are to be dropped; else all are equal, and come to nothing behind the query's
    own mask.
    """
    axes = layer.attention_axes
    for_scores, for_means, rank = equations(query.shape.rank, axes)
    query = multiply(query, cast(1.0 / sqrt(query.shape[-1]), query.dtype))
    scores = einsum(for_scores, key, query)
    while mask is not None and mask.shape.rank < rank:
        mask = expand_dims(mask, -2 * len(axes) - 1)
    if layer.dropout > 0 or keep_scores or query.shape.rank != 4:
        shares = layer._softmax(scores, mask=mask)
        kept = layer._dropout_layer(shares, training=training) if layer.dropout > 0 else shares
    else:
        hidden = cast(scores.dtype.min / 2, scores.dtype)
        shares = kept = softmax(scores if mask is None else where(mask, scores, hidden))
    return einsum(for_means, kept, value), shares


def bare(x):
    """Return a tensor without its mask, which the projections could not hand on."""
    return x if mask_of(x) is None else identity(x)


def require_window(layer, window):
    """Raise ValueError unless a window is None or a positive int."""
    if window is not None and (not isinstance(window, int) or window <= 0):
        raise ValueError(explain(layer, f"sliding_window is {window!r}", "it must be None or a positive int"))


def require_same_steps(layer, value_shape, key_shape):
    """Raise ValueError unless values and keys have the same steps."""
    if tuple(value_shape[1:-1]) != tuple(key_shape[1:-1]):
        raise ValueError(explain(layer, f"value has shape {value_shape}, key has shape {key_shape}",
                                 "All dimensions of `value` and `key`, except the last one, must be equal"))
