"""The product of a sparse and a dense matrix. Floor 2. Its time and memory follow the elements that there are."""

from __future__ import annotations

from itertools import pairwise

from ...backend.dtypes import COMPLEX, FLOATING, int32, int64
from ...backend.errors import RuleError
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op
from ..axes import as_flag
from ..indexing.gather import gather
from ..indexing.scatter import refuse_outside_nd
from ..shapes.broadcasting import reduce_sum
from ..shapes.identity import conj
from ..shapes.layout import transpose
from .sparse_tensor import SparseTensor, as_sparse

BLOCK = 2**20  # elements of the products that are held at one time
LONG_RUN = 8  # elements in a row, on average, from which on a call for each row pays


class SparseTensorDenseMatMul(Op):
    """product = A @ b, for A given by its elements.   a_indices: int [N, 2], a_values: [N], a_shape: int64 [2].

    b: [K, M].   adjoint_a, adjoint_b: turn the matrix (rows into columns, conjugate) before.   ->  [rows of A, M].
    """

    types = ("Tindices", "T", "Shape", "T")
    T = FLOATING | COMPLEX | {int32}
    Shape = frozenset({int64})
    host = (2,)

    def infer(a_indices, a_values, a_shape, b, *, adjoint_a, adjoint_b):
        if b.rank not in (2, None):
            raise RuleError("b must be a matrix", "Use tf.expand_dims for a vector")
        rows, inner = (None, None) if a_shape.value is None else a_shape.value.tolist()
        rows, inner = (inner, rows) if adjoint_a else (rows, inner)
        theirs, columns = (None, None) if b.dims is None else b.dims[::-1] if adjoint_b else b.dims
        if None not in (inner, theirs) and inner != theirs:
            raise RuleError(f"A has {inner} columns and must have as many as b has rows, {theirs}",
                            "Use adjoint_a=True or adjoint_b=True to turn a matrix")
        return b.with_dims((rows, columns))

    def kernel(xp, a_indices, a_values, a_shape, b, *, adjoint_a, adjoint_b):
        refuse_outside_nd(xp, a_indices, tuple(a_shape.tolist()))
        rows, columns = a_indices.T[::-1] if adjoint_a else a_indices.T
        values = xp.conj(a_values) if adjoint_a else a_values
        b = xp.conj(b.T) if adjoint_b else b
        order = xp.argsort(rows, kind="stable")
        y = xp.zeros((int(a_shape[int(adjoint_a)]), b.shape[1]), b.dtype)
        step = max(BLOCK // max(b.shape[1], 1), 1)
        for begin in range(0, len(order), step):
            some = order[begin:begin + step]
            row = rows[some]
            starts = xp.flatnonzero(xp.concatenate([xp.ones(1, bool), row[1:] != row[:-1]]))
            y[row[starts]] += row_products(xp, values[some], b[columns[some]], starts)
        return y

    def gradient(call, dy):
        indices, values, dims, b = call.inputs
        adjoint_a, adjoint_b = call.attrs["adjoint_a"], call.attrs["adjoint_b"]
        dvalues = db = None
        if call.needs[1]:
            rows, columns = (indices[:, 1], indices[:, 0]) if adjoint_a else (indices[:, 0], indices[:, 1])
            turned = conj(transpose(b)) if adjoint_b else b
            dvalues = reduce_sum(gather(dy, rows) * conj(gather(turned, columns)), 1)
            dvalues = conj(dvalues) if adjoint_a else dvalues
        if call.needs[3]:
            db = execute(SparseTensorDenseMatMul, indices, values, dims, dy, adjoint_a=not adjoint_a, adjoint_b=False)
            db = conj(transpose(db)) if adjoint_b else db
        return [None, dvalues, None, db]


def row_products(xp, values, picked, starts):
    """The sum of values[i] * picked[i] over each run of i that begins at one of the `starts`: [runs, M].

    Long runs are small products of matrices, each a call; short ones NumPy adds up all together.
    """
    if len(values) < LONG_RUN * len(starts):
        return xp.add.reduceat(values[:, None] * picked, starts, axis=0, dtype=picked.dtype)
    y = xp.empty((len(starts), picked.shape[1]), picked.dtype)
    begins = [*starts.tolist(), len(values)]
    for i, (begin, end) in enumerate(pairwise(begins)):
        y[i] = xp.matmul(values[begin:end], picked[begin:end])
    return y


def sparse_dense_matmul(sp_a, b, adjoint_a=False, adjoint_b=False, name=None):
    """The product of two matrices, one of which is a SparseTensor.

    sp_a, b: float, complex or int32, [M, K] and [K, N]; one of them sparse.
    adjoint_a, adjoint_b: turn that matrix (rows into columns, conjugate) before.
    Returns: dense [M, N].

        >>> import minitf as tf
        >>> tf.sparse.sparse_dense_matmul(tf.sparse.from_dense([[0, 2], [1, 0]]), [[4], [6]]).numpy()
        array([[12],
               [ 4]], dtype=int32)

    Raises: InvalidArgumentError where the inner sizes differ or b is no matrix.
    Source: tf.sparse.sparse_dense_matmul. Differs: of a dense complex matrix times an adjoint sparse one, TensorFlow
    gives the conjugate. Besides the result it holds at most about a million products at a time.
    """
    adjoint_a, adjoint_b = as_flag(adjoint_a, "adjoint_a"), as_flag(adjoint_b, "adjoint_b")
    if isinstance(b, SparseTensor) and not isinstance(sp_a, SparseTensor):  # A B = (B* A*)*
        a = convert_to_tensor(sp_a, b.dtype)
        y = sparse_dense_matmul(b, a, adjoint_a=not adjoint_b, adjoint_b=not adjoint_a)
        return conj(transpose(y))
    st = as_sparse(sp_a, "tf.sparse.sparse_dense_matmul")
    return execute(SparseTensorDenseMatMul, st.indices, st.values, st.dense_shape, b, adjoint_a=adjoint_a,
                   adjoint_b=adjoint_b)
