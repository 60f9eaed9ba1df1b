"""Scatter puts elements where coordinates say, and gather_nd picks them from there: each is the other's gradient.

Floor 2. A row of the indices names K coordinates, along the first K axes, and so a block of the remaining axes.
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import INDEX, NUMERIC, bool_, int16, string
from ...backend.errors import RuleError
from ...core.execute import as_tensors, execute
from ...core.op import Op
from ..axes import as_int, checked_axis
from ..shapes.creation import dims_of
from ..shapes.identity import cast
from ..shapes.joining import concat
from ..shapes.layout import expand_dims, shape, sizes_of
from ..shapes.sequences import meshgrid, range_

POLICIES = ("", "DEFAULT", "ERROR", "IGNORE")  # what to do about coordinates that do not exist; only the last forgives


# --- GatherNd and ScatterNd -------------------------------------------------------------------------------------
class GatherNd(Op):
    """The blocks at some coordinates.   params: any [P_1 ... P_K, I], indices: int [J, K]  ->  y: any [J, I]."""

    types = ("Tparams", "Tindices")
    Tparams = Op.T
    Tindices = INDEX | {int16}

    def infer(params, indices, *, bad_indices_policy=""):
        check_policy(bad_indices_policy)
        if params.dims is None or indices.dims is None:
            return params.with_dims(None)
        k = coordinates(indices, params.rank)
        return params.with_dims(None if k is None else (*indices.dims[:-1], *params.dims[k:]))

    def kernel(xp, params, indices, *, bad_indices_policy=""):
        if bad_indices_policy == "IGNORE":
            good = lie_inside(xp, indices, params.shape)
            found = GatherNd.kernel(xp, params, xp.where(good[..., None], indices, 0)) if params.size else None
            y = xp.zeros(indices.shape[:-1] + params.shape[indices.shape[-1]:], params.dtype)
            y[good] = found[good] if params.size else y[good]
            return y
        refuse_outside_nd(xp, indices, params.shape)
        if not indices.shape[-1]:   # no coordinates name the whole
            return xp.broadcast_to(params, indices.shape[:-1] + params.shape)
        return params[(*xp.moveaxis(indices, -1, 0), ...)]

    def gradient(call, dy):
        params, indices = call.inputs
        return [execute(ScatterNd, indices, dy, shape(params, indices.dtype), **call.attrs), None]


def coordinates(indices, rank):
    """K, how many coordinates each row of the indices has; RuleError where that is more than there are axes."""
    if not indices.rank:
        raise RuleError("indices must have at least one axis, the last of which holds coordinates")
    k = indices.dims[-1]
    if k is not None and k > rank:
        raise RuleError(f"indices hold {k} coordinates each, and there are only {rank} axes")
    return k


def refuse_outside_nd(xp, indices, dims):
    """Raise RuleError, naming the first culprit, unless all coordinates lie inside a tensor of size `dims`."""
    limits = xp.asarray(dims[:indices.shape[-1]], dtype=np.int64)
    outside = (indices < 0) | (indices >= limits)
    if outside.any():
        place = [int(i) for i in xp.argwhere(outside)[0]][:-1]
        row = indices[tuple(place)].tolist()
        raise RuleError(f"indices{place if place else ''} = {row} is not inside a tensor of shape {list(dims)}")


def lie_inside(xp, indices, dims):
    """For each row of coordinates whether it lies inside a tensor of size `dims`."""
    limits = xp.asarray(dims[:indices.shape[-1]], dtype=np.int64)
    return ((indices >= 0) & (indices < limits)).all(-1)


def check_policy(policy):
    """RuleError unless `policy` is one of POLICIES."""
    if policy not in POLICIES:
        raise RuleError(f"bad_indices_policy is {policy!r} and must be one of {', '.join(map(repr, POLICIES))}")


def with_policy(policy):
    """The attribute as execute takes it; none where the default is meant."""
    return {"bad_indices_policy": policy} if policy else {}


def gather_nd(params, indices, batch_dims=0, name=None, bad_indices_policy=""):
    """The blocks of `params` at the coordinates `indices`.

    params: any [P_1, ..., P_K, I], where I may be several axes.
    indices: int [J, K]: in the last axis the coordinates of one block.
    batch_dims: how many leading axes params and indices share; coordinates then count from behind them.
    bad_indices_policy: with "IGNORE", coordinates that do not exist give zeros; by default they are an error.
    Returns: [J, I].

        >>> import minitf as tf
        >>> tf.gather_nd([[1, 2], [3, 4]], [[0, 1], [1, 0]]).numpy()
        array([2, 3], dtype=int32)

    Raises: InvalidArgumentError for coordinates that do not exist.
    Source: tf.gather_nd.
    """
    params, indices = as_tensors(GatherNd, (params, indices))
    if as_int(batch_dims, "batch_dims"):
        batch_dims = checked_axis(batch_dims, len(indices.shape), "gather_nd", "batch_dims")
        indices = with_batch_coordinates(indices, batch_dims)
    return execute(GatherNd, params, indices, **with_policy(bad_indices_policy))


def with_batch_coordinates(indices, batch_dims):
    """Before the coordinates of each row of the indices: its own place along the batch axes."""
    dims = sizes_of(indices)[:-1]
    axes = [cast(range_(n), indices.dtype) for n in dims]
    grid = meshgrid(*axes, indexing="ij")[:batch_dims]
    return concat([*[expand_dims(g, -1) for g in grid], indices], -1)


class ScatterNd(Op):
    """Zeros, to which the updates are added.   indices: int [J, K], updates: [J, I]  ->  y: of `shape`, [P..., I]."""

    types = ("Tindices", "T", "Tindices")
    T = NUMERIC | {bool_, string}
    Tindices = GatherNd.Tindices
    host = (2,)

    def infer(indices, updates, shape, *, bad_indices_policy=""):
        check_policy(bad_indices_policy)
        return updates.with_dims(check_updates(dims_of(shape), indices, updates))

    def kernel(xp, indices, updates, shape, *, bad_indices_policy=""):
        zero = b"" if updates.dtype == object else updates.dtype.type(0)
        y = xp.full(shape.tolist(), zero, updates.dtype)
        return scatter_into(xp, y, indices, updates, xp.add, bad_indices_policy)

    def gradient(call, dy):
        return [None, gather_nd(dy, call.inputs[0], **call.attrs), None]


def check_updates(dims, indices, updates):
    """`dims`; RuleError unless there is one update, of the right shape, for each row of the indices."""
    if dims is None or indices.dims is None or updates.dims is None:
        return dims
    k = coordinates(indices, len(dims))
    wanted = (*indices.dims[:-1], *dims[k:]) if k is not None else updates.dims
    if len(wanted) != len(updates.dims) or any(None not in (m, n) and m != n for m, n in zip(wanted, updates.dims)):
        raise RuleError(f"updates must have the shape {list(wanted)}: that of indices without its last axis, and then "
                        f"what {k} coordinates leave of {list(dims)}")
    return dims


def scatter_into(xp, y, indices, updates, combine, policy=""):
    """Combine the array `y`, in place, with the updates at the coordinates.   combine: a ufunc, such as xp.add."""
    if policy == "IGNORE":
        good = lie_inside(xp, indices, y.shape)
        indices, updates = indices[good], updates[good]
    refuse_outside_nd(xp, indices, y.shape)
    if not indices.shape[-1]:   # no coordinates name the whole
        indices = xp.zeros((*indices.shape[:-1], 1), np.int64)
        return scatter_into(xp, y[None], indices, updates, combine)[0]
    combine.at(y, (*xp.moveaxis(indices, -1, 0),), updates)
    return y


def scatter_nd(indices, updates, shape, bad_indices_policy="", name=None):
    """A tensor of zeros in which `updates` stand at the coordinates `indices`.

    indices: int [J, K], inside `shape`; where coordinates repeat, the updates are added.
    updates: numeric, bool or string [J, I].
    shape: int [P_1, ..., P_K, I], the shape of the result.
    bad_indices_policy: with "IGNORE", updates outside it are left out; by default they are an error.

        >>> import minitf as tf
        >>> tf.scatter_nd([[0], [2], [0]], [1, 2, 4], [4]).numpy()
        array([5, 0, 2, 0], dtype=int32)

    Raises: InvalidArgumentError for coordinates outside `shape`, or updates of another shape.
    Source: tf.scatter_nd.
    """
    return execute(ScatterNd, indices, updates, shape, **with_policy(bad_indices_policy))
