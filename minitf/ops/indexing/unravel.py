"""From places in a flat array to coordinates: unravel_index. Floor 2."""

from __future__ import annotations

from ...backend.dtypes import INDEX
from ...backend.errors import RuleError
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ..elementwise.truncation import truncated_quotient


class UnravelIndex(Op):
    """The coordinates of flat places.   indices: int [] or [N], dims: int [R]  ->  output: [R] or [R, N]."""

    types = ("Tidx", "Tidx")
    Tidx = INDEX
    host = (1,)

    def infer(indices, dims):
        if dims.rank not in (1, None):
            raise RuleError("dims must be a vector")
        if indices.rank not in (0, 1, None):
            raise RuleError("indices must be a number or a vector", "Flatten it with tf.reshape(indices, [-1])")
        if dims.value is not None and not dims.value.all():
            raise RuleError(f"dims is {dims.value.tolist()}, and an array with an empty axis has no places")
        if indices.rank is None:
            return indices
        rank = dims.dims[0] if dims.rank else None
        return indices.with_dims((rank, *indices.dims))

    def kernel(xp, indices, dims):
        sizes = dims.tolist()
        y = xp.empty((len(sizes), *indices.shape), indices.dtype)
        rest = indices
        for axis in range(len(sizes) - 1, -1, -1):
            y[axis] = xp.fmod(rest, sizes[axis])   # with the sign of the index, as TensorFlow does it
            rest = truncated_quotient(xp, rest, xp.asarray(sizes[axis], rest.dtype))
        if (rest > 0).any():
            raise RuleError(f"an index lies beyond an array of the shape {sizes}")
        return y

    gradient = no_gradient


def unravel_index(indices, dims, name=None):
    """The coordinates of places in a flattened array.

    indices: int32 or int64, [] or [N], each less than the product of `dims`.
    dims: [R], of that dtype: the array's shape.
    Returns: [R] or [R, N].

        >>> import minitf as tf
        >>> tf.unravel_index([2, 5, 7], [3, 3]).numpy()
        array([[0, 1, 2],
               [2, 2, 1]], dtype=int32)

    Raises: InvalidArgumentError for an index beyond the array, an empty axis, or more axes.
    Source: tf.unravel_index.
    """
    return execute(UnravelIndex, indices, dims)
