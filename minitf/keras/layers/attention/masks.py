"""Which steps a step may look at: bool [B or 1, T of the query, S of the value]. Floor 7. Next: `attention.py`."""

from ....ops.elementwise.arithmetic import subtract
from ....ops.elementwise.comparison import greater_equal, less
from ....ops.elementwise.logical import logical_and
from ....ops.elementwise.magnitude import abs_
from ....ops.shapes.identity import cast
from ....ops.shapes.layout import expand_dims
from ....ops.shapes.sequences import range_


def causal_mask(rows, columns):
    """Return where a step looks at itself or at an earlier one, [1, rows, columns].

    >>> causal_mask(2, 3).numpy().astype(int)
    array([[[1, 0, 0],
            [1, 1, 0]]])
    """
    return greater_equal(*_places(rows, columns))


def window_mask(rows, columns, window):
    """Return where a step looks at one less than `window` steps away, [1, rows, columns]."""
    return less(abs_(subtract(*_places(rows, columns))), window)


def _places(rows, columns):
    """The number of each step that looks, [1, rows, 1], and of each that is looked at, [1, 1, columns]."""
    return range_(rows)[None, :, None], range_(columns)[None, None, :]


def joined_mask(masks):
    """Return where all of the masks are True; None where there are none."""
    found = None
    for mask in masks:
        if mask is not None:
            mask = cast(mask, "bool")
            found = mask if found is None else logical_and(found, mask)
    return found


def attention_mask_of(sizes, query_mask, value_mask, key_mask, attention_mask, causal, window):
    """Return what all masks of a call allow, [B, T, S]; None where all is allowed.

    sizes: (T, S), the steps of query and value. query_mask: [B, T]. value_mask, key_mask: [B, S].
    attention_mask: [B, T, S], or with more axes. window: see `window_mask`, or None.
    """
    return joined_mask([
        attention_mask,
        None if query_mask is None else expand_dims(query_mask, -1),
        None if value_mask is None else expand_dims(value_mask, -2),
        None if key_mask is None else expand_dims(key_mask, -2),
        causal_mask(*sizes) if causal else None,
        None if window is None else window_mask(*sizes, window),
    ])  # fmt: skip
