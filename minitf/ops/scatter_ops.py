"""The ops that change some rows, or some elements, of a variable. Floor 2. Read next: `variable_scatter.py`.

The gradient of an embedding touches a hundred rows of a million. These ops touch no more than those. Where an index
stands twice, both updates count: adding adds both, setting keeps the last.
"""

from __future__ import annotations

from ..backend.dtypes import COMPLEX, FLOATING, NUMERIC, REAL
from ..backend.errors import RuleError
from ..core.op import Op

ROWS = ("T", "Tindices", "T")  # the type letters of resource, indices and updates


def rows(resource, indices, updates):
    """The shape rule of a scatter into rows: one update for each index, in the shape of a row; or one number."""
    if updates.rank != 0 and updates.dims != (*indices.dims, *resource.dims[1:]):
        raise RuleError(f"updates must have the shape of indices followed by that of a row: "
                        f"{[*indices.dims, *resource.dims[1:]]}, or be a single number")
    return resource


def elements(ref, indices, updates):
    """The shape rule of a scatter by coordinates: the last axis of indices points into the first axes of ref."""
    if indices.rank == 0 or indices.dims[-1] > ref.rank:
        raise RuleError(f"the last axis of indices must hold at most {ref.rank} coordinates, one for each axis")
    depth = indices.dims[-1]
    if updates.dims != (*indices.dims[:-1], *ref.dims[depth:]):
        raise RuleError(f"updates must have shape {[*indices.dims[:-1], *ref.dims[depth:]]}: "
                        "one part of the variable for each list of coordinates")
    return ref


def row_key(resource, indices):
    """The key that selects the rows; RuleError for one that does not exist. Negative indices do not."""
    _check_positions(indices, len(resource), 0)
    return indices


def element_key(resource, indices):
    """The key that selects by coordinates; RuleError for one that is outside."""
    key = tuple(indices[..., axis] for axis in range(indices.shape[-1]))
    for axis, positions in enumerate(key):
        _check_positions(positions, resource.shape[axis], axis)
    return key


def _check_positions(positions, size, axis):
    wrong = (positions < 0) | (positions >= size)
    if wrong.any():
        found = positions[wrong].reshape(-1)[0]
        raise RuleError(f"index {found} is out of bounds: axis {axis} has size {size}")


# --- rows ---------------------------------------------------------------------------------------------------------
class ResourceScatterUpdate(Op):
    """resource[i] = updates[i], for each i in indices."""

    types = ROWS
    stateful = True
    infer = rows

    def kernel(xp, resource, indices, updates):
        resource[row_key(resource, indices)] = updates


class ResourceScatterAdd(Op):
    """resource[i] += updates[i]."""

    types = ROWS
    T = NUMERIC
    stateful = True
    infer = rows

    def kernel(xp, resource, indices, updates):
        xp.add.at(resource, row_key(resource, indices), updates)


class ResourceScatterSub(Op):
    """resource[i] -= updates[i]."""

    types = ROWS
    T = NUMERIC
    stateful = True
    infer = rows

    def kernel(xp, resource, indices, updates):
        xp.subtract.at(resource, row_key(resource, indices), updates)


class ResourceScatterMul(Op):
    """resource[i] *= updates[i]."""

    types = ROWS
    T = NUMERIC
    stateful = True
    infer = rows

    def kernel(xp, resource, indices, updates):
        xp.multiply.at(resource, row_key(resource, indices), updates)


class ResourceScatterDiv(Op):
    """resource[i] /= updates[i]."""

    types = ROWS
    T = FLOATING | COMPLEX
    stateful = True
    infer = rows

    def kernel(xp, resource, indices, updates):
        xp.divide.at(resource, row_key(resource, indices), updates)


class ResourceScatterMin(Op):
    """resource[i] = the minimum of resource[i] and updates[i]."""

    types = ROWS
    T = REAL
    stateful = True
    infer = rows

    def kernel(xp, resource, indices, updates):
        xp.minimum.at(resource, row_key(resource, indices), updates)


class ResourceScatterMax(Op):
    """resource[i] = the maximum of resource[i] and updates[i]."""

    types = ROWS
    T = REAL
    stateful = True
    infer = rows

    def kernel(xp, resource, indices, updates):
        xp.maximum.at(resource, row_key(resource, indices), updates)


# --- elements -----------------------------------------------------------------------------------------------------
class ResourceScatterNdUpdate(Op):
    """ref[indices[i]] = updates[i], for each list of coordinates indices[i]."""

    types = ROWS
    stateful = True
    infer = elements

    def kernel(xp, ref, indices, updates):
        ref[element_key(ref, indices)] = updates


class ResourceScatterNdAdd(Op):
    """ref[indices[i]] += updates[i]."""

    types = ROWS
    T = NUMERIC
    stateful = True
    infer = elements

    def kernel(xp, ref, indices, updates):
        xp.add.at(ref, element_key(ref, indices), updates)


class ResourceScatterNdSub(Op):
    """ref[indices[i]] -= updates[i]."""

    types = ROWS
    T = NUMERIC
    stateful = True
    infer = elements

    def kernel(xp, ref, indices, updates):
        xp.subtract.at(ref, element_key(ref, indices), updates)


class ResourceScatterNdMin(Op):
    """ref[indices[i]] = the minimum of ref[indices[i]] and updates[i]."""

    types = ROWS
    T = REAL
    stateful = True
    infer = elements

    def kernel(xp, ref, indices, updates):
        xp.minimum.at(ref, element_key(ref, indices), updates)


class ResourceScatterNdMax(Op):
    """ref[indices[i]] = the maximum of ref[indices[i]] and updates[i]."""

    types = ROWS
    T = REAL
    stateful = True
    infer = elements

    def kernel(xp, ref, indices, updates):
        xp.maximum.at(ref, element_key(ref, indices), updates)
