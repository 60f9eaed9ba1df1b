"""Rows for sparse tensors and for sets."""

from contracts.row import ANY, Row

PLACES = "[[0, 1], [2, 0]]"
TENSOR = f"tf.sparse.SparseTensor({PLACES}, x, [3, 2])"

ROWS = [
    Row("SparseToDense", f"tf.sparse.to_dense({TENSOR})", f"sparse.dense({PLACES}, x, (3, 2))", [((2,),)],
        dtypes="numeric"),
    Row("SparseToDense", f"tf.sparse.to_dense({TENSOR}, default_value=y)", f"sparse.dense({PLACES}, x, (3, 2), y)",
        [((2,), ())], dtypes="real"),
    Row("SparseTensorDenseMatMul", f"tf.sparse.sparse_dense_matmul({TENSOR}, y)",
        f"sparse.matmul({PLACES}, x, (3, 2), y)", [((2,), (2, 3)), ((2,), (2, 0)), ((2,), (2, 1))], (ANY, ANY),
        dtypes="float32 float64 int32 complex64 complex128"),
    Row("SparseTensorDenseMatMul", f"tf.sparse.sparse_dense_matmul({TENSOR}, y, adjoint_a=True, adjoint_b=True)",
        f"sparse.dense({PLACES}, x, (3, 2)).T @ y.T", [((2,), (4, 3))], (ANY, ANY), dtypes="float32 float64"),
    Row("SparseToSparseSetOperation",
        "tf.sets.union(tf.sparse.from_dense(x + 9), tf.sparse.from_dense(y + 9)).values",
        "sparse.set_result(x + 9, y + 9, 'union')[1]", [((2, 3), (2, 2))], (ANY, ANY), dtypes="int32 int64",
        smooth=False),
]  # fmt: skip
