"""Ops that change a tensor's shape and keep its elements: reshape, expand_dims, squeeze, transpose. Floor 2.

None of them copies an element: NumPy answers each with a view of the same memory under other strides. The ops that
read a shape (shape, size, rank) stand here too. Read next: `broadcasting.py`.
"""

from __future__ import annotations

from math import prod

from ...backend.dtypes import INDEX, as_dtype, int32
from ...backend.errors import RuleError, explain
from ...backend.shapes import normalize_axes, normalize_axis
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ..axes import as_axes, as_flag, as_int
from .identity import conj


class Reshape(Op):
    """The elements of x in another shape.   x: any [...], shape: int [R]  ->  y: any, R axes."""

    types = ("T", "Tshape")
    Tshape = INDEX
    host = (1,)

    def infer(tensor, shape):
        return tensor.with_dims(reshaped_dims(tensor, shape))

    def kernel(xp, tensor, shape):
        sizes = shape.reshape(-1).tolist()
        if not tensor.size:  # which NumPy will not divide by a size of 0
            sizes = [size_left(tensor.shape, sizes) if n == -1 else n for n in sizes]
        return tensor.reshape(sizes)

    def gradient(call, dy):
        return [reshape_like(dy, call.inputs[0]), None]


def reshaped_dims(tensor, shape):
    """The dims of `tensor` reshaped to the value of `shape`; RuleError where it does not fit.

    tensor, shape: Specs; shape is of a vector, and its value may be unknown.
    """
    if shape.value is None:
        return (None,) * shape.dims[0] if shape.is_static else None
    if shape.rank not in (0, 1):
        raise RuleError("shape must be a vector of sizes", "Pass a list, such as [2, -1]")
    dims = shape.value.reshape(-1).tolist()
    if dims.count(-1) > 1:
        raise RuleError("only one size may be -1")
    if min(dims, default=0) < -1:
        raise RuleError(f"size {min(dims)} must not be negative", "Use -1 for the one size to work out")
    if tensor.size is None:
        return tuple(None if n == -1 else n for n in dims)
    known = prod(n for n in dims if n != -1)
    if -1 not in dims and known != tensor.size:
        raise RuleError(
            f"tensor holds {tensor.size} values and the shape asks for {known}",
            "Use -1 for the one size to work out",
        )
    if -1 in dims and (tensor.size % known if known else tensor.size):
        raise RuleError(f"tensor holds {tensor.size} values, which is not a multiple of {known}")
    return tuple(size_left(tensor.dims, dims) if n == -1 else n for n in dims)


def size_left(dims, sizes):
    """What -1 among the `sizes` stands for where a tensor of shape `dims` takes that shape.

    Where both hold a 0, any size would do; as in TensorFlow it is what the other axes leave, the zeros aside.

        >>> size_left((2, 6), (3, -1)), size_left((0, 3), (0, -1))
        (4, 3)
    """
    skipped = 0 if 0 in sizes else None
    return prod(n for n in dims if n != skipped) // prod(n for n in sizes if n not in (-1, skipped))


def reshape(tensor, shape, name=None):
    """The elements of `tensor`, in the same order, in another shape.

    tensor: any [...].
    shape: int32 or int64 [R]; at most one size may be -1, and is worked out.

        >>> import minitf as tf
        >>> tf.reshape([1, 2, 3, 4, 5, 6], [2, -1]).shape
        TensorShape([2, 3])

    Raises: InvalidArgumentError where the number of elements differs.
    Source: tf.reshape. No element is copied: the result is a view of the same memory.
    """
    return execute(Reshape, tensor, shape)


def reshape_like(x, like):
    """`x` in the shape of `like`."""
    dims = like._shape_tuple()
    if dims is None or None in dims:
        return execute(Reshape, x, with_one_left_out(dims) or shape(like))
    return x if x._shape_tuple() == dims else reshape(x, dims if dims else convert_to_tensor((), int32))


def with_one_left_out(dims):
    """Dims of which one is unknown, as a reshape takes them, which works that one out; None for others.

        >>> with_one_left_out((None, 3)), with_one_left_out((None, None)), with_one_left_out(None)
        ((-1, 3), None, None)
    """
    if dims is None or dims.count(None) != 1 or 0 in dims:
        return None
    return tuple(-1 if n is None else n for n in dims)


def sizes_of(x):
    """The size of each axis of a tensor: an int; where it is not known while a graph is built, a tensor without axes.

    So a rule that needs sizes is written once: `rows, n = sizes_of(x)`, `reshape(x, [rows, 2, n // 2])`. Where even the
    rank is unknown, it is the shape as one tensor.
    """
    dims = x._shape_tuple()
    if dims is None:
        return shape(x)
    if None not in dims:
        return dims
    found = shape(x)
    return tuple(found[i] if n is None else n for i, n in enumerate(dims))


def known_sizes(where, x):
    """The size of each axis as an int.

    Raises: NotImplementedError where one is not known while a graph is built, and decides what is computed.
    """
    dims = x._shape_tuple()
    if dims is None or None in dims:
        raise NotImplementedError(explain(where, f"{x!r}", "its sizes must be known here",
                                          "Use x.set_shape or tf.ensure_shape"))
    return dims


def elements_of(vector):
    """The elements of a short vector: plain numbers; where they are not known yet, tensors without axes.

    Raises: ValueError where it is not known how many there are.
    """
    value = vector._known_value()
    if value is not None:
        return value.tolist()
    n = vector.shape[0]
    if n is None:
        raise ValueError(explain("shape", f"{vector!r}", "its length must be known here"))
    return [vector[i] for i in range(n)]


class ExpandDims(Op):
    """x with a new axis of size 1.   input: any [...]  ->  y: one axis more."""

    def infer(input, *, axis):
        if input.dims is None:
            return input
        axis = normalize_axis(axis, input.rank + 1)
        return input.with_dims((*input.dims[:axis], 1, *input.dims[axis:]))

    def kernel(xp, input, *, axis):
        return xp.expand_dims(input, axis)

    def gradient(call, dy):
        return [reshape_like(dy, call.inputs[0])]


def expand_dims(input, axis, name=None):
    """`input` with a new axis of size 1 at position `axis`.

    axis: int in [-rank - 1, rank].

        >>> import minitf as tf
        >>> tf.expand_dims([1, 2, 3], -1).shape
        TensorShape([3, 1])

    Raises: InvalidArgumentError for an axis out of range.
    Source: tf.expand_dims.
    """
    return execute(ExpandDims, input, axis=as_int(axis))


class Squeeze(Op):
    """x without axes of size 1.   input: any [...]  ->  y: fewer axes."""

    def infer(input, *, squeeze_dims):
        if input.dims is None:
            return input
        axes = normalize_axes(squeeze_dims, input.rank)
        for axis in axes:
            if input.dims[axis] not in (1, None):
                raise RuleError(
                    f"axis {axis} has size {input.dims[axis]}, and only axes of size 1 can be squeezed"
                )
        if not squeeze_dims:
            if None in input.dims:
                return input.with_dims(None)
            return input.with_dims(tuple(n for n in input.dims if n != 1))
        return input.with_dims(tuple(n for i, n in enumerate(input.dims) if i not in axes))

    def kernel(xp, input, *, squeeze_dims):
        return xp.squeeze(input, squeeze_dims or None)

    def gradient(call, dy):
        return [reshape_like(dy, call.inputs[0])]


def squeeze(input, axis=None, name=None):
    """`input` without its axes of size 1, or without those named in `axis`.

    axis: int or list of int in [-rank, rank); None or [] for every axis of size 1.

        >>> import minitf as tf
        >>> tf.squeeze(tf.zeros([1, 3, 1])).shape
        TensorShape([3])

    Raises: InvalidArgumentError where a named axis has another size than 1.
    Source: tf.squeeze.
    """
    return execute(Squeeze, input, squeeze_dims=as_axes(axis) or ())


class Transpose(Op):
    """y[i, j, ...] = x with its axes in the order `perm`.   x: any [...]  ->  y: the same sizes, reordered."""

    def infer(x, *, perm):
        if x.dims is None:
            return x
        if sorted(perm) != list(range(x.rank)):
            raise RuleError(f"perm is {list(perm)} and must name each of the {x.rank} axes once")
        return x.with_dims(tuple(x.dims[i] for i in perm))

    def kernel(xp, x, *, perm):
        return x.transpose(perm)

    def gradient(call, dy):
        perm = call.attrs["perm"]
        back = sorted(range(len(perm)), key=perm.__getitem__)
        return [execute(Transpose, dy, perm=tuple(back))]


def transpose(a, perm=None, conjugate=False, name="transpose"):
    """`a` with its axes in the order `perm`, by default reversed.

    a: any [...].
    perm: the axes of `a`, each once, in their new order.
    conjugate: whether to conjugate a complex `a` too.

        >>> import minitf as tf
        >>> tf.transpose([[1, 2, 3], [4, 5, 6]]).shape
        TensorShape([3, 2])

    Raises: InvalidArgumentError where `perm` is not a permutation of the axes.
    Source: tf.transpose. No element is copied: the result is a view with other strides.
    """
    a = convert_to_tensor(a)
    axes = range(a.ndim)
    order = axes[::-1] if perm is None else [axes[p] if p in range(-a.ndim, 0) else p for p in as_axes(perm)]
    y = execute(Transpose, a, perm=tuple(order))
    return conj(y) if as_flag(conjugate, "conjugate") else y


# --- shapes as tensors ------------------------------------------------------------------------------------------
class Shape(Op):
    """The sizes of the axes.   input: any [...]  ->  y: out_type [rank]."""

    def infer(input, *, out_type):
        return Spec((input.rank,), out_type)

    def kernel(xp, input, *, out_type):
        return xp.asarray(input.shape, out_type.np)

    gradient = no_gradient


def shape(input, out_type=None, name=None):
    """The shape of `input` as a tensor of int32 or int64 [rank].

        >>> import minitf as tf
        >>> tf.shape([[1, 2, 3]]).numpy()
        array([1, 3], dtype=int32)

    Source: tf.shape.
    """
    return execute(Shape, input, out_type=_integers(out_type, "shape"))


def _integers(out_type, where):
    """The dtype of sizes: int32 unless another is asked for; TypeError for one that is no integer."""
    dtype = int32 if out_type is None else as_dtype(out_type)
    if dtype not in INDEX:
        raise TypeError(explain(where, f"out_type is {dtype.name}", "it must be tf.int32 or tf.int64"))
    return dtype


class Size(Op):
    """The number of elements.   input: any [...]  ->  y: out_type []."""

    def infer(input, *, out_type):
        return Spec((), out_type)

    def kernel(xp, input, *, out_type):
        return xp.asarray(input.size, out_type.np)

    gradient = no_gradient


def size(input, out_type=None, name=None):
    """The number of elements of `input`, as a tensor without axes.

        >>> import minitf as tf
        >>> tf.size([[1, 2, 3]]).numpy()
        np.int32(3)

    Source: tf.size.
    """
    return execute(Size, input, out_type=_integers(out_type, "size"))


class Rank(Op):
    """The number of axes.   input: any [...]  ->  y: int32 []."""

    def infer(input):
        return Spec((), int32)

    def kernel(xp, input):
        return xp.asarray(input.ndim, int32.np)

    gradient = no_gradient


def rank(input, name=None):
    """The number of axes of `input`, as a tensor without axes.

        >>> import minitf as tf
        >>> tf.rank([[1, 2, 3]]).numpy()
        np.int32(2)

    Source: tf.rank.
    """
    return execute(Rank, input)
