"""Matrix products: matmul, with and without batch axes. Floor 2. Read next: `activations.py`.

The gradient of a product of matrices is two more products: with y = a b,  da = dy b^T  and  db = a^T dy.
"""

from __future__ import annotations

from ...backend.dtypes import COMPLEX, FLOATING, int32, int64
from ...backend.errors import RuleError, explain
from ...backend.shapes import broadcast
from ...core.composite import composite_among
from ...core.execute import as_tensors, execute
from ...core.fast import execute_binary
from ...core.op import Op
from ...core.operand import Operand
from ..axes import as_flag
from ..shapes.broadcasting import sum_to
from ..shapes.identity import cast, conj
from ..shapes.layout import reshape
from .products import array_product

PRODUCTS = FLOATING | COMPLEX | {int32, int64}


class MatMul(Op):
    """y = a b.   a: numeric [M, K], b: numeric [K, N]  ->  y: [M, N]; either may be given transposed."""

    T = PRODUCTS
    lenient = True

    def infer(a, b, *, transpose_a=False, transpose_b=False):
        return a.with_dims(product_dims(a, b, transpose_a, transpose_b))

    def kernel(xp, a, b, *, transpose_a=False, transpose_b=False):
        return array_product(xp, a.T if transpose_a else a, b.T if transpose_b else b)

    def gradient(call, dy):
        return matmul_gradient(call, dy, call.attrs.get("transpose_a"), call.attrs.get("transpose_b"))


class BatchMatMulV2(Op):
    """z = x y, for every pair of matrices.   x: [..., M, K], y: [..., K, N]  ->  z: [..., M, N]."""

    T = PRODUCTS
    lenient = True

    def infer(x, y, *, adj_x, adj_y):
        return x.with_dims(product_dims(x, y, adj_x, adj_y))

    def kernel(xp, x, y, *, adj_x, adj_y):
        return array_product(xp, adjoint_view(xp, x) if adj_x else x, adjoint_view(xp, y) if adj_y else y)

    def gradient(call, dz):
        x, y = call.inputs
        if y.ndim == 2 and not call.attrs["adj_x"] and x.shape[-1] and dz.shape[-1]:
            return gradients_of_rows(call, dz)
        dx, dy = matmul_gradient(call, dz, call.attrs["adj_x"], call.attrs["adj_y"])
        return [None if dx is None else sum_to(dx, x), None if dy is None else sum_to(dy, y)]


def adjoint_view(xp, x):
    """The matrices of x transposed, and conjugated if they are complex."""
    x = xp.swapaxes(x, -1, -2)
    return x.conj() if x.dtype.kind == "c" else x


def product_dims(a, b, transpose_a, transpose_b):
    """The dims of a matrix product; RuleError where the inner or the batch axes do not agree."""
    if a.dims is None or b.dims is None:
        return None
    if a.rank < 2 or b.rank < 2:
        raise RuleError("both must have at least 2 axes", "Make a vector a matrix with x[:, tf.newaxis]")
    (m, k), (k2, n) = a.dims[-2:], b.dims[-2:]
    if transpose_a:
        m, k = k, m
    if transpose_b:
        k2, n = n, k2
    if None not in (k, k2) and k != k2:
        raise RuleError(f"a's {_inner(transpose_a, 'last')} axis ({k}) must equal "
                        f"b's {_inner(transpose_b, 'second-to-last')} ({k2})", _likely_transpose(a, b, k, k2))
    return (*broadcast(a.dims[:-2], b.dims[:-2]), m, n)


def _inner(transposed, position):
    other = {"last": "second-to-last", "second-to-last": "last"}
    return other[position] if transposed else position


def _likely_transpose(a, b, k, k2):
    if k in b.dims[-2:]:
        return "Did you mean transpose_b=True?"
    if k2 in a.dims[-2:]:
        return "Did you mean transpose_a=True?"
    return None


def matmul_gradient(call, dy, flip_a, flip_b):
    """da and db of y = a b, where a or b was given transposed (complex ones: conjugated too)."""
    a, b = call.inputs
    da = db = None
    if call.needs[0]:
        da = product(b, dy, flip_b, True) if flip_a else product(dy, b, False, not flip_b)
    if call.needs[1]:
        db = product(dy, a, True, flip_a) if flip_b else product(a, dy, not flip_a, False)
    return [da, db]


def gradients_of_rows(call, dz):
    """dx and dy of z = x y with one matrix y: that of y is one product of all rows of x with all rows of dz."""
    x, y = call.inputs
    flip, dx, dy = call.attrs["adj_y"], None, None
    if call.needs[0]:
        dx = execute(BatchMatMulV2, dz, y, adj_x=False, adj_y=not flip)
    if call.needs[1]:
        a, b = (reshape(each, [-1, each.shape[-1]]) for each in (x, dz))
        dy = product(b, a, True) if flip else product(a, b, True)
    return [dx, dy]


def product(a, b, adjoint_a=False, adjoint_b=False):
    """a b, each replaced by its adjoint (the conjugate transpose) where asked."""
    if a.ndim == 2 == b.ndim and a.dtype not in COMPLEX:
        return execute(MatMul, a, b, transpose_a=adjoint_a, transpose_b=adjoint_b)
    return execute(BatchMatMulV2, a, b, adj_x=adjoint_a, adj_y=adjoint_b)


def matmul(a, b, transpose_a=False, transpose_b=False, adjoint_a=False, adjoint_b=False, a_is_sparse=False,
           b_is_sparse=False, output_type=None, grad_a=False, grad_b=False, name=None):
    """The matrix product a b, for every matrix of the batch axes.

    a: numeric [..., M, K], or [..., K, M] with transpose_a.
    b: numeric [..., K, N], or [..., N, K] with transpose_b. Batch axes broadcast.
    transpose_a, adjoint_a (and _b): use the transpose, or the conjugate transpose.
    Returns: [..., M, N].

        >>> import minitf as tf
        >>> tf.matmul([[1, 2], [3, 4]], [[5], [6]]).numpy()
        array([[17],
               [39]], dtype=int32)

    Raises: InvalidArgumentError where the inner sizes differ or an input has fewer than 2 axes; ValueError where both
    the transpose and the adjoint of one input are asked for.
    Source: tf.matmul. Differs: the hints `a_is_sparse`, `b_is_sparse` are accepted and ignored.
    """
    if not (isinstance(a, Operand) and isinstance(b, Operand)):
        if (composite := composite_among((a, b))) is not None:
            flags = {"transpose_a": transpose_a, "transpose_b": transpose_b}
            adjoints = {name: True for name, flag in (("adjoint_a", adjoint_a), ("adjoint_b", adjoint_b)) if flag}
            return composite.__tf_dispatch__(MatMul, (a, b), flags | adjoints)
        a, b = as_tensors(MatMul, (a, b))
    if a.ndim == 2 == b.ndim and transpose_a is transpose_b is adjoint_a is adjoint_b is False and output_type is None:
        return execute_binary(MatMul, a, b)
    transpose_a, transpose_b = as_flag(transpose_a, "transpose_a"), as_flag(transpose_b, "transpose_b")
    adjoint_a, adjoint_b = as_flag(adjoint_a, "adjoint_a"), as_flag(adjoint_b, "adjoint_b")
    if (transpose_a and adjoint_a) or (transpose_b and adjoint_b):
        raise ValueError(explain("matmul", "both transpose and adjoint of one input", "only one of the two may be set"))
    if output_type is not None:
        a, b = cast(a, output_type), cast(b, output_type)
    if a.ndim == 2 == b.ndim and a.dtype not in COMPLEX:
        return execute(MatMul, a, b, transpose_a=transpose_a or adjoint_a, transpose_b=transpose_b or adjoint_b)
    a = conj(a) if transpose_a else a  # a transpose is the adjoint of the conjugate
    b = conj(b) if transpose_b else b
    return execute(BatchMatMulV2, a, b, adj_x=transpose_a or adjoint_a, adj_y=transpose_b or adjoint_b)
