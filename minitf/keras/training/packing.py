"""The three parts of a batch: inputs x, targets y, and how much each sample counts. Floor 7."""

from ...backend.errors import explain


def pack_x_y_sample_weight(x, y=None, sample_weight=None):
    """Return a batch as datasets hand it out: x, (x, y) or (x, y, sample_weight).

    A list or tuple of inputs without targets becomes (x,), so that it is not taken for (x, y).

    >>> pack_x_y_sample_weight("x", "y")
    ('x', 'y')
    >>> pack_x_y_sample_weight(["a", "b"])
    (['a', 'b'],)

    Source: keras.utils.pack_x_y_sample_weight.
    """
    if y is None:
        return (x,) if isinstance(x, tuple | list) else x
    return (x, y) if sample_weight is None else (x, y, sample_weight)


def unpack_x_y_sample_weight(data):
    """Return (x, y, sample_weight) of a batch, None for what it does not have.

    >>> unpack_x_y_sample_weight(("x", "y"))
    ('x', 'y', None)

    Raises: ValueError for a tuple or list of more than 3 parts.
    Source: keras.utils.unpack_x_y_sample_weight.
    """
    parts = tuple(data) if isinstance(data, tuple | list) else (data,)
    if len(parts) > 3:
        raise ValueError(explain("batch", f"{len(parts)} parts", "a batch is x, (x,), (x, y) or (x, y, sample_weight)",
                                 "Put several inputs into one tuple: ((a, b), y)"))
    return parts + (None,) * (3 - len(parts))
