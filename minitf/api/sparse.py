"""tf.sparse: tensors that are mostly zeros.   Floor 9.   Next: ops/sparse/sparse_tensor.py."""

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "ops.sparse.sparse_tensor": "SparseTensor",
    "ops.sparse.dense": "to_dense from_dense to_indicator",
    "ops.sparse.positions": "reorder transpose reshape expand_dims concat eye",
    "ops.sparse.combine": "add maximum minimum map_values",
    "ops.sparse.parts": "slice_ split retain mask fill_empty_rows reset_shape",
    "ops.sparse.reduce": "reduce_sum reduce_max softmax bincount segment_sum segment_mean segment_sqrt_n",
    "ops.sparse.crossing": "cross cross_hashed",
    "ops.sparse.matmul": "sparse_dense_matmul",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
