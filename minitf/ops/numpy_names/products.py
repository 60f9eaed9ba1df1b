"""Products of vectors, matrices and more, in the dtype that both meet in. Floor 2. Read `arrays.py` first."""

from __future__ import annotations

from ...backend.errors import InvalidArgumentError, explain
from ..linalg import contraction
from ..linalg import cross as crossed
from ..linalg import matmul as product
from ..linalg.einsum import einsum as summed
from ..shapes import creation, joining, layout
from ..special import polynomials
from . import binary, elementwise, forms, making, reductions
from .arrays import asarray, promoted


def dot(a, b):
    """The sum of products of a's last axis with b's last but one, or b's only one.

        >>> import minitf as tf
        >>> tf.experimental.numpy.dot([1, 2], [3.0, 4.0])
        <tf.Tensor: shape=(), dtype=float64, numpy=11.0>

    Source: np.dot.
    """
    a, b = promoted(a, b)
    if not a.shape.rank or not b.shape.rank:
        return binary.multiply(a, b)
    return contraction.tensordot(a, b, [[-1 % a.shape.rank], [max(b.shape.rank - 2, 0)]])


def inner(a, b):
    """The sum of products of the last axes of both.   Source: np.inner."""
    a, b = promoted(a, b)
    if not a.shape.rank or not b.shape.rank:
        return binary.multiply(a, b)
    return contraction.tensordot(a, b, [[a.shape.rank - 1], [b.shape.rank - 1]])


def matmul(x1, x2):
    """The product of matrices; a vector stands for a row on the left, and a column on the right.

    Raises: ValueError where the shapes do not fit.
    Source: np.matmul.
    """
    x1, x2 = promoted(x1, x2)
    try:
        if x2.shape.rank == 1:
            return contraction.tensordot(x1, x2, 1)
        if x1.shape.rank == 1:
            return contraction.tensordot(x1, x2, [[0], [x2.shape.rank - 2]])
        return product.matmul(x1, x2)
    except InvalidArgumentError as wrong:
        raise ValueError(str(wrong)) from None


def tensordot(a, b, axes=2):
    """The sum of products over some axes of both.   Source: np.tensordot."""
    return contraction.tensordot(*promoted(a, b), axes)


def vdot(a, b):
    """The sum of products of all elements, those of `a` conjugated.   Source: np.vdot."""
    a, b = promoted(a, b)
    return dot(forms.ravel(elementwise.conjugate(a) if a.dtype.is_complex else a), forms.ravel(b))


def outer(a, b):
    """[size of a, size of b], the product of each element with each.   Source: np.outer."""
    a, b = promoted(a, b)
    return binary.multiply(layout.reshape(a, [-1, 1]), forms.ravel(b))


def kron(a, b):
    """Each element of `a` times the whole of `b`, in its place.   Source: np.kron."""
    a, b = promoted(a, b)
    rank = max(a.shape.rank, b.shape.rank)
    of_a, of_b = ([1] * (rank - x.shape.rank) + x.shape.as_list() for x in (a, b))
    blocks = layout.reshape(a, [n for dim in of_a for n in (dim, 1)])
    inside = layout.reshape(b, [n for dim in of_b for n in (1, dim)])
    return layout.reshape(blocks * inside, [m * n for m, n in zip(of_a, of_b, strict=True)])


def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
    """The vector that stands on both; of vectors in the plane, its length.

    axisa, axisb, axisc: along which axis the vectors of a, of b and of the result lie; axis: the same for all.

    Source: np.cross.
    """
    a, b = promoted(a, b)
    axisa, axisb, axisc = (axisa, axisb, axisc) if axis is None else (axis, axis, axis)
    a, b = forms.moveaxis(a, axisa, -1), forms.moveaxis(b, axisb, -1)
    plane = a.shape[-1] == 2 and b.shape[-1] == 2
    a, b = forms.broadcast_arrays(in_space(a), in_space(b))
    normal = crossed.cross(a, b)
    return normal[..., 2] if plane else forms.moveaxis(normal, -1, axisc)


def in_space(x):
    """Vectors in the plane get a third coordinate, 0."""
    if x.shape[-1] != 2:
        return x
    return joining.concat([x, creation.zeros_like(x[..., :1])], -1)


def trace(a, offset=0, axis1=0, axis2=1, dtype=None):
    """The sum along a diagonal.   Source: np.trace. Differs: of the last two axes it keeps a's dtype, as TensorFlow."""
    a = asarray(a, dtype)
    last = offset == 0 and (axis1 % a.shape.rank, axis2 % a.shape.rank) == (a.shape.rank - 2, a.shape.rank - 1)
    return reductions.sum_(making.diagonal(a, offset, axis1, axis2), -1, a.dtype if last else dtype)


def polyval(p, x):
    """The polynomial of coefficients p, the highest power first, at x.   Source: np.polyval."""
    p, x = promoted(p, x)
    coefficients = joining.unstack(layout.reshape(p, [1]) if p.shape.rank == 0 else p)
    y = polynomials.polyval(coefficients, x)
    return forms.broadcast_to(y, x.shape) if len(coefficients) == 1 else y


def einsum(subscripts, *operands, **kwargs):
    """Sums of products as the subscripts say, as in "ij,jk->ik".

    casting: "safe" for the dtype that all meet in, "no" to leave them; optimize: False, True, "greedy" or "optimal".

    Raises: ValueError for another casting or optimize.
    Source: np.einsum.
    """
    casting, optimize = kwargs.get("casting", "safe"), kwargs.get("optimize", False)
    if casting not in ("safe", "no") or optimize not in (False, True, "greedy", "optimal"):
        raise ValueError(explain("einsum", f"casting={casting!r}, optimize={optimize!r}",
                                 'casting is "safe" or "no", and optimize a bool, "greedy" or "optimal"'))
    operands = promoted(*operands) if casting == "safe" else [asarray(x) for x in operands]
    return summed(subscripts, *operands, optimize="optimal" if optimize == "optimal" else "greedy")
