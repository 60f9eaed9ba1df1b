"""The cross product of vectors in space. Floor 2. Read next: `matmul.py`."""

from __future__ import annotations

from ...backend.dtypes import COMPLEX, NUMERIC
from ...backend.errors import FailedPreconditionError, RuleError, explain
from ...core.execute import as_tensors, execute
from ...core.op import Op


class Cross(Op):
    """a x b.   a, b: real [..., 3], of one shape  ->  y: same."""

    T = NUMERIC - COMPLEX

    def infer(a, b):
        if a.dims is None or b.dims is None:
            return a
        if not a.rank or a.rank != b.rank or any(None not in (n, m) and n != m for n, m in zip(a.dims, b.dims)):
            raise RuleError("a and b must have the same shape, and at least 1 axis", "Use tf.broadcast_to")
        return a

    def kernel(xp, a, b):
        if a.shape[-1] != 3:
            raise FailedPreconditionError(explain("Cross", f"the last axis has size {a.shape[-1]}", "it must be 3"))
        y = xp.empty(a.shape, a.dtype)
        for i, j, k in ((0, 1, 2), (1, 2, 0), (2, 0, 1)):
            y[..., i] = a[..., j] * b[..., k] - a[..., k] * b[..., j]
        return y

    def gradient(call, dy):
        a, b = call.inputs
        return [execute(Cross, b, dy), execute(Cross, dy, a)]


def cross(a, b, name=None):
    """The cross product a x b: the vector that stands upright on both.

    a, b: real [..., 3], of one shape.

        >>> import minitf as tf
        >>> tf.linalg.cross([1, 0, 0], [0, 1, 0]).numpy()
        array([0, 0, 1], dtype=int32)

    Raises: InvalidArgumentError where the shapes differ; FailedPreconditionError where the last axis is not 3.
    Source: tf.linalg.cross.
    """
    return execute(Cross, *as_tensors(Cross, (a, b)))
