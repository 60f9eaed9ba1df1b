"""The ops that change some rows, or some elements, of a variable. Floor 2. Read `indexing/scatter.py` first.

The gradient of an embedding touches a hundred rows of a million. These ops touch no more than those. Where an index
stands twice, both updates count: adding adds both, setting keeps the last. Read next: `scatter.py`.
"""

from __future__ import annotations

from ...backend.dtypes import COMPLEX, FLOATING, NUMERIC, REAL
from ...backend.errors import RuleError
from ...backend.shapes import may_equal
from ...core.op import Op
from ..indexing.gather import refuse_outside
from ..indexing.scatter import check_updates, refuse_outside_nd, scatter_into

ROWS = ("dtype", "Tindices", "dtype")  # the type letters of resource, indices and updates, named as in GraphDef files
ELEMENTS = ("T", "Tindices", "T")


def rows(resource, indices, updates):
    """The shape rule of a scatter into rows: one update for each index, in the shape of a row; or one number."""
    if None in (indices.dims, resource.dims):
        return resource
    wanted = (*indices.dims, *resource.dims[1:])
    if updates.rank != 0 and not may_equal(updates.dims, wanted):
        raise RuleError(f"updates must have the shape of indices followed by that of a row: {list(wanted)}, or be a "
                        "single number")
    return resource


def elements(ref, indices, updates):
    """The shape rule of a scatter by coordinates: the last axis of indices points into the first axes of ref."""
    return ref.with_dims(check_updates(ref.dims, indices, updates))


def checked(xp, indices, resource):
    """`indices`; RuleError for a row that the variable does not have. Negative ones it has not."""
    refuse_outside(xp, indices, len(resource), "indices")
    return indices


# --- rows ---------------------------------------------------------------------------------------------------------
class ResourceScatterUpdate(Op):
    """resource[i] = updates[i], for each i in indices."""

    types = ROWS
    dtype = Op.T
    stateful = True
    infer = rows

    def kernel(xp, resource, indices, updates):
        resource[checked(xp, indices, resource)] = updates


class ResourceScatterAdd(Op):
    """resource[i] += updates[i]."""

    types = ROWS
    dtype = NUMERIC
    stateful = True
    infer = rows

    def kernel(xp, resource, indices, updates):
        xp.add.at(resource, checked(xp, indices, resource), updates)


class ResourceScatterSub(Op):
    """resource[i] -= updates[i]."""

    types = ROWS
    dtype = NUMERIC
    stateful = True
    infer = rows

    def kernel(xp, resource, indices, updates):
        xp.subtract.at(resource, checked(xp, indices, resource), updates)


class ResourceScatterMul(Op):
    """resource[i] *= updates[i]."""

    types = ROWS
    dtype = NUMERIC
    stateful = True
    infer = rows

    def kernel(xp, resource, indices, updates):
        xp.multiply.at(resource, checked(xp, indices, resource), updates)


class ResourceScatterDiv(Op):
    """resource[i] /= updates[i]."""

    types = ROWS
    dtype = FLOATING | COMPLEX
    stateful = True
    infer = rows

    def kernel(xp, resource, indices, updates):
        xp.divide.at(resource, checked(xp, indices, resource), updates)


class ResourceScatterMin(Op):
    """resource[i] = the minimum of resource[i] and updates[i]."""

    types = ROWS
    dtype = REAL
    stateful = True
    infer = rows

    def kernel(xp, resource, indices, updates):
        xp.minimum.at(resource, checked(xp, indices, resource), updates)


class ResourceScatterMax(Op):
    """resource[i] = the maximum of resource[i] and updates[i]."""

    types = ROWS
    dtype = REAL
    stateful = True
    infer = rows

    def kernel(xp, resource, indices, updates):
        xp.maximum.at(resource, checked(xp, indices, resource), updates)


# --- elements -----------------------------------------------------------------------------------------------------
class ResourceScatterNdUpdate(Op):
    """ref[indices[i]] = updates[i], for each list of coordinates indices[i]."""

    types = ELEMENTS
    stateful = True
    infer = elements

    def kernel(xp, ref, indices, updates):
        refuse_outside_nd(xp, indices, ref.shape)
        ref[(*xp.moveaxis(indices, -1, 0),)] = updates


class ResourceScatterNdAdd(Op):
    """ref[indices[i]] += updates[i]."""

    types = ELEMENTS
    T = NUMERIC
    stateful = True
    infer = elements

    def kernel(xp, ref, indices, updates):
        scatter_into(xp, ref, indices, updates, xp.add)


class ResourceScatterNdSub(Op):
    """ref[indices[i]] -= updates[i]."""

    types = ELEMENTS
    T = NUMERIC
    stateful = True
    infer = elements

    def kernel(xp, ref, indices, updates):
        scatter_into(xp, ref, indices, updates, xp.subtract)


class ResourceScatterNdMin(Op):
    """ref[indices[i]] = the minimum of ref[indices[i]] and updates[i]."""

    types = ELEMENTS
    T = REAL
    stateful = True
    infer = elements

    def kernel(xp, ref, indices, updates):
        scatter_into(xp, ref, indices, updates, xp.minimum)


class ResourceScatterNdMax(Op):
    """ref[indices[i]] = the maximum of ref[indices[i]] and updates[i]."""

    types = ELEMENTS
    T = REAL
    stateful = True
    infer = elements

    def kernel(xp, ref, indices, updates):
        scatter_into(xp, ref, indices, updates, xp.maximum)
