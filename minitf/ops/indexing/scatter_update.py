"""A tensor with some of its elements changed: tensor_scatter_nd_update, _add, _sub, _min, _max. Floor 2.

Read `scatter.py` first. A tensor never changes, so each of these makes a copy and changes that.
"""

from __future__ import annotations

from ...backend.dtypes import NUMERIC, REAL, bool_, string
from ...core.execute import execute
from ...core.op import Op
from ..elementwise.comparison import equal
from ..shapes.creation import zeros_like
from ..shapes.identity import cast
from ..shapes.layout import shape
from .scatter import (
    GatherNd,
    check_policy,
    check_updates,
    gather_nd,
    refuse_outside_nd,
    scatter_into,
    scatter_nd,
    with_policy,
)  # fmt: skip


def changed(tensor, indices, updates, *, bad_indices_policy=""):
    """The shape rule of all ops of this file: the tensor keeps its shape, and there is an update for each place."""
    check_policy(bad_indices_policy)
    return tensor.with_dims(check_updates(tensor.dims, indices, updates))


class TensorScatterUpdate(Op):
    """The tensor with updates in place of some elements.   tensor: any [P, I], indices: int [J, K], updates: [J, I]."""

    types = ("T", "Tindices", "T")
    Tindices = GatherNd.Tindices

    infer = changed

    def kernel(xp, tensor, indices, updates):
        refuse_outside_nd(xp, indices, tensor.shape)
        y = tensor.copy()
        if indices.shape[-1]:
            y[(*xp.moveaxis(indices, -1, 0),)] = updates
        elif len(updates):          # no coordinates name the whole, and the last update stays
            y[...] = updates.reshape(-1, *tensor.shape)[-1]
        return y

    def gradient(call, dy):
        _, indices, updates = call.inputs
        return [tensor_scatter_nd_update(dy, indices, zeros_like(updates)), None, gather_nd(dy, indices)]


def tensor_scatter_nd_update(tensor, indices, updates, name=None):
    """A copy of `tensor` with `updates` in place of what stands at the coordinates `indices`.

    tensor: any [P_1, ..., P_K, I].
    indices: int [J, K]; where coordinates repeat, the last update stays.
    updates: of the tensor's dtype, [J, I].

        >>> import minitf as tf
        >>> tf.tensor_scatter_nd_update([1, 2, 3], [[0], [2]], [8, 9]).numpy()
        array([8, 2, 9], dtype=int32)

    Raises: InvalidArgumentError for coordinates outside the tensor, or updates of another shape.
    Source: tf.tensor_scatter_nd_update.
    """
    return execute(TensorScatterUpdate, tensor, indices, updates)


class TensorScatterAdd(Op):
    """The tensor with updates added to some elements.   tensor: any [P, I], indices: int [J, K], updates: [J, I]."""

    types = ("T", "Tindices", "T")
    T = NUMERIC | {bool_, string}
    Tindices = GatherNd.Tindices

    infer = changed

    def kernel(xp, tensor, indices, updates, *, bad_indices_policy=""):
        return scatter_into(xp, tensor.copy(), indices, updates, xp.add, bad_indices_policy)

    def gradient(call, dy):
        return [dy, None, gather_nd(dy, call.inputs[1], **call.attrs)]


def tensor_scatter_nd_add(tensor, indices, updates, bad_indices_policy="", name=None):
    """A copy of `tensor` with `updates` added at the coordinates `indices`; repeated ones add up.

    Arguments and errors as in `tensor_scatter_nd_update`. With bad_indices_policy="IGNORE", updates outside the tensor
    are left out.

        >>> import minitf as tf
        >>> tf.tensor_scatter_nd_add([1, 2, 3], [[2], [2]], [10, 20]).numpy()
        array([ 1,  2, 33], dtype=int32)

    Source: tf.tensor_scatter_nd_add.
    """
    return execute(TensorScatterAdd, tensor, indices, updates, **with_policy(bad_indices_policy))


class TensorScatterSub(Op):
    """The tensor with updates subtracted.   tensor: numeric [P, I], indices: int [J, K], updates: [J, I]."""

    types = ("T", "Tindices", "T")
    T = NUMERIC
    Tindices = GatherNd.Tindices

    infer = changed

    def kernel(xp, tensor, indices, updates, *, bad_indices_policy=""):
        return scatter_into(xp, tensor.copy(), indices, updates, xp.subtract, bad_indices_policy)

    def gradient(call, dy):
        return [dy, None, -gather_nd(dy, call.inputs[1], **call.attrs)]


def tensor_scatter_nd_sub(tensor, indices, updates, bad_indices_policy="", name=None):
    """A copy of `tensor` with `updates` subtracted at the coordinates `indices`; repeated ones all count.

    Arguments and errors as in `tensor_scatter_nd_update`. With bad_indices_policy="IGNORE", updates outside the tensor
    are left out.

        >>> import minitf as tf
        >>> tf.tensor_scatter_nd_sub([1, 2, 3], [[2], [2]], [10, 20]).numpy()
        array([  1,   2, -27], dtype=int32)

    Source: tf.tensor_scatter_nd_sub.
    """
    return execute(TensorScatterSub, tensor, indices, updates, **with_policy(bad_indices_policy))


class TensorScatterMin(Op):
    """The smaller of the tensor and the updates.   tensor: real [P, I], indices: int [J, K], updates: [J, I]."""

    types = ("T", "Tindices", "T")
    T = REAL
    Tindices = GatherNd.Tindices

    infer = changed

    def kernel(xp, tensor, indices, updates, *, bad_indices_policy=""):
        return scatter_into(xp, tensor.copy(), indices, updates, xp.minimum, bad_indices_policy)

    def gradient(call, dy):
        return shared_by_equals(call, dy)


def tensor_scatter_nd_min(tensor, indices, updates, bad_indices_policy="", name=None):
    """A copy of `tensor` with the minimum of itself and `updates` at the coordinates `indices`.

    Arguments and errors as in `tensor_scatter_nd_update`. With bad_indices_policy="IGNORE", updates outside the tensor
    are left out.

        >>> import minitf as tf
        >>> tf.tensor_scatter_nd_min([1, 2, 3], [[2], [2]], [10, -5]).numpy()
        array([ 1,  2, -5], dtype=int32)

    Source: tf.tensor_scatter_nd_min.
    """
    return execute(TensorScatterMin, tensor, indices, updates, **with_policy(bad_indices_policy))


class TensorScatterMax(Op):
    """The larger of the tensor and the updates.   tensor: real [P, I], indices: int [J, K], updates: [J, I]."""

    types = ("T", "Tindices", "T")
    T = REAL
    Tindices = GatherNd.Tindices

    infer = changed

    def kernel(xp, tensor, indices, updates, *, bad_indices_policy=""):
        return scatter_into(xp, tensor.copy(), indices, updates, xp.maximum, bad_indices_policy)

    def gradient(call, dy):
        return shared_by_equals(call, dy)


def tensor_scatter_nd_max(tensor, indices, updates, bad_indices_policy="", name=None):
    """A copy of `tensor` with the maximum of itself and `updates` at the coordinates `indices`.

    Arguments and errors as in `tensor_scatter_nd_update`. With bad_indices_policy="IGNORE", updates outside the tensor
    are left out.

        >>> import minitf as tf
        >>> tf.tensor_scatter_nd_max([1, 2, 3], [[2], [2]], [10, 5]).numpy()
        array([ 1,  2, 10], dtype=int32)

    Source: tf.tensor_scatter_nd_max.
    """
    return execute(TensorScatterMax, tensor, indices, updates, **with_policy(bad_indices_policy))


def shared_by_equals(call, dy):
    """The gradient of a minimum or maximum: shared equally among all that have the value which was chosen."""
    tensor, indices, updates = call.inputs
    y = call.output
    won = cast(equal(tensor, y), dy.dtype)
    updates_won = cast(equal(updates, gather_nd(y, indices, **call.attrs)), dy.dtype)
    share = dy / (won + scatter_nd(indices, updates_won, shape(tensor, indices.dtype), **call.attrs))
    return [share * won, None, gather_nd(share, indices, **call.attrs) * updates_won]
