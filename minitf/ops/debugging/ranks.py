"""Assertions about shapes: assert_rank, assert_rank_in, assert_scalar, assert_shapes. Floor 2. Next: `types.py`.

A shape is known before any value is, so these raise ValueError, also while a graph is built.
"""

from __future__ import annotations

from ...backend.dtypes import int32
from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ..axes import known

REST = ("*", "...")   # stand for any number of axes, first or last in a shape
ANY_SIZE = (None, ".")


def assert_rank(x, rank, message=None, name=None):
    """Raise ValueError unless `x` has `rank` axes.

    x: any [...].   rank: int32 [].   message: what to say first.

        >>> import minitf as tf
        >>> tf.debugging.assert_rank([[1, 2]], 2)

    Raises: TypeError for a rank that is no integer.
    Source: tf.debugging.assert_rank, tf.assert_rank.
    """
    wanted = one_rank("assert_rank", rank)
    _require("assert_rank", x, lambda found: found == wanted, f"it must have rank {wanted}", message)


def assert_rank_at_least(x, rank, message=None, name=None):
    """Raise ValueError unless `x` has at least `rank` axes.   The arguments are those of tf.debugging.assert_rank.

        >>> import minitf as tf
        >>> tf.debugging.assert_rank_at_least([[1, 2]], 1)

    Source: tf.debugging.assert_rank_at_least.
    """
    least = one_rank("assert_rank_at_least", rank)
    _require("assert_rank_at_least", x, lambda found: found >= least, f"it must have rank >= {least}", message)


def assert_rank_in(x, ranks, message=None, name=None):
    """Raise ValueError unless the number of axes of `x` is one of `ranks`.

        >>> import minitf as tf
        >>> tf.debugging.assert_rank_in([[1, 2]], (2, 3))

    Source: tf.debugging.assert_rank_in.
    """
    wanted = [one_rank("assert_rank_in", rank) for rank in ranks]
    _require("assert_rank_in", x, lambda found: found in wanted, f"its rank must be in {wanted}", message)


def assert_scalar(tensor, message=None, name=None):
    """Raise ValueError unless `tensor` has no axes.

        >>> import minitf as tf
        >>> tf.debugging.assert_scalar(3)

    Source: tf.debugging.assert_scalar.
    """
    _require("assert_scalar", tensor, lambda found: found == 0, "it must be a scalar, without axes", message)


def _require(where, x, holds, rule, message):
    shape = convert_to_tensor(x).shape
    if shape.rank is not None and not holds(shape.rank):
        raise ValueError(prefix(message) + explain(where, f"x has shape {shape}", rule))


def one_rank(where, rank):
    """A rank as an int.  Raises: TypeError or ValueError for what is none."""
    rank = convert_to_tensor(rank)
    if rank.dtype is not int32:
        raise TypeError(explain(where, f"rank is {rank.dtype.name}", "it must be int32"))
    if rank.ndim:
        raise ValueError(explain(where, f"rank has shape {rank.shape}", "it must be one number, without axes"))
    return int(known(rank))


def assert_shapes(shapes, data=None, summarize=None, message=None, name=None):
    """Raise ValueError unless tensors have the given shapes, and sizes of one name agree.

    shapes: list of (tensor, shape), or a dict. A shape is a tuple or string of: an int; a name; None or "." for any
        size; "*" or "..." first or last, for any number of axes. An empty shape means one element.
    data, summarize: as in tf.debugging.Assert; not needed for shapes.

        >>> import minitf as tf
        >>> tf.debugging.assert_shapes([(tf.zeros([2, 3]), "ND"), (tf.zeros([3]), ("D",))])

    Source: tf.debugging.assert_shapes.
    """
    sizes: dict = {}
    for tensor, shape in shapes.items() if isinstance(shapes, dict) else shapes:
        found = convert_to_tensor(tensor).shape.dims
        if found is None:  # nothing is known yet
            continue
        for axis, wanted in enumerate(aligned(found, parts_of(shape), message)):
            if found[axis] is None:
                continue
            wanted = sizes.setdefault(wanted, found[axis]) if isinstance(wanted, str) else wanted
            if wanted is not None and wanted != found[axis]:
                received = f"a tensor has shape {found}, to be {shape!r}"
                rule = f"axis {axis} must have size {wanted}"
                raise ValueError(prefix(message) + explain("assert_shapes", received, rule))


def parts_of(shape):
    """The entries of a shape: int, name, None for any size, or "*"."""
    parts = list(shape) if isinstance(shape, (str, tuple, list)) else shape.as_list()
    if isinstance(shape, str) and len(shape) > 3 and "..." in shape:
        parts = ["*" if part == "..." else part for part in _around_dots(shape)]
    parts = ["*" if part in REST else None if part in ANY_SIZE else part for part in parts]
    return [int(part) if isinstance(part, str) and part.isdigit() else part for part in parts]


def _around_dots(shape):
    before, _, after = shape.partition("...")
    return [*before, "...", *after]


def aligned(found, parts, message):
    """For each axis of a shape that is `found`: what its size should be.  Raises: ValueError where ranks differ."""
    missing = len(found) - (len(parts) - ("*" in parts))
    if not parts:
        return [1] * len(found)
    if "*" in parts and missing >= 0:
        place = parts.index("*")
        return [*parts[:place], *[None] * missing, *parts[place + 1 :]]
    if missing:
        rule = f"it must have rank {'>= ' if '*' in parts else ''}{len(found) - missing}"
        raise ValueError(prefix(message) + explain("assert_shapes", f"a tensor has shape {found}", rule))
    return parts


def prefix(message):
    """What an assertion says before its own words."""
    return f"{message}. " if message else ""
