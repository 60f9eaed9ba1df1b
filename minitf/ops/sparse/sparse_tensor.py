"""SparseTensor: a tensor that is zero except at some places. Floor 2. Read next: `dense.py`.

It is not a Tensor, but three of them: where, what, and how large the whole is.
"""

from __future__ import annotations

from ...backend.dtypes import int64
from ...backend.errors import explain
from ...backend.shapes import TensorShape, unknown_shape
from ...core.convert import convert_to_tensor
from ...core.tensor import is_tensor
from ..elementwise.arithmetic import divide, multiply
from ..indexing.gather import gather
from ..indexing.scatter import gather_nd
from ..indexing.selection import where
from ..shapes.broadcasting import broadcast_to


class SparseTensor:
    """The `values` that belong at `indices` in a tensor of zeros of shape `dense_shape`.

    indices: int64 [N, R], the coordinates of each value. Most functions want them in order and each only once.
    values: any [N].
    dense_shape: int64 [R].

        >>> import minitf as tf
        >>> st = tf.sparse.SparseTensor(indices=[[0, 1], [1, 0]], values=[1., 2.], dense_shape=[2, 3])
        >>> tf.sparse.to_dense(st * 10).numpy()
        array([[ 0., 10.,  0.],
               [20.,  0.,  0.]], dtype=float32)

    Raises: ValueError where the numbers of axes do not fit together; TypeError for coordinates that are no integers.
    Source: tf.sparse.SparseTensor.
    """

    __slots__ = ("__weakref__", "dense_shape", "indices", "values")

    def __init__(self, indices, values, dense_shape):
        self.indices = convert_to_tensor(indices, int64)
        self.values = convert_to_tensor(values)
        self.dense_shape = convert_to_tensor(dense_shape, int64)
        _check(self.indices.shape, self.values.shape, self.dense_shape.shape)

    @classmethod
    def from_value(cls, sparse_tensor_value):
        """A SparseTensor from anything with the fields `indices`, `values` and `dense_shape`."""
        value = sparse_tensor_value
        fields = ("indices", "values", "dense_shape")
        if not all(hasattr(value, field) for field in fields):
            raise TypeError(explain("SparseTensor.from_value", f"a {type(value).__name__}",
                                    "it must have indices, values and dense_shape"))
        return cls(*(getattr(value, field) for field in fields))

    @property
    def dtype(self):
        return self.values.dtype

    @property
    def shape(self) -> TensorShape:
        sizes = self.dense_shape._known_value()  # None in a graph, where sizes may be known later
        return unknown_shape(self.dense_shape.shape[0]) if sizes is None else TensorShape(sizes.tolist())

    def get_shape(self) -> TensorShape:
        """The same as `.shape`."""
        return self.shape

    def set_shape(self, shape):
        """Check that `shape` is compatible with this tensor's.  Raises: ValueError where it is not."""
        if not self.shape.is_compatible_with(shape):
            raise ValueError(explain("SparseTensor.set_shape", f"shape is {shape}, that of the tensor {self.shape}",
                                     "the shape of a tensor is fixed"))

    def with_values(self, new_values) -> SparseTensor:
        """Other values at the same places.   new_values: any [N]."""
        return SparseTensor(self.indices, new_values, self.dense_shape)

    def __mul__(self, other):
        return self.with_values(multiply(self.values, self._beside(other)))

    def __truediv__(self, other):
        return self.with_values(divide(self.values, self._beside(other)))

    def _beside(self, dense):
        """The elements of a dense tensor that stand at the places of the values; it broadcasts to this one's shape."""
        dense = convert_to_tensor(dense, self.dtype)
        if not dense._shape_tuple():
            return dense
        return gather_nd(broadcast_to(dense, self.dense_shape), self.indices)

    def __tf_dispatch__(self, operation, args, kwargs):
        from .dispatch import answer

        return answer(operation, args, kwargs)

    def __tf_tensor__(self, dtype=None, name=None):
        rule = "it is no single tensor"
        raise ValueError(explain("convert_to_tensor", repr(self), rule, "Use tf.sparse.to_dense(x) first"))

    def __repr__(self):
        return f"SparseTensor(indices={self.indices!s}, values={self.values!s}, dense_shape={self.dense_shape!s})"


def _check(indices, values, dense_shape):
    for name, shape, rank in (("indices", indices, 2), ("values", values, 1), ("dense_shape", dense_shape, 1)):
        if shape.rank != rank:
            raise ValueError(explain("SparseTensor", f"{name} has shape {shape}", f"it must have rank {rank}"))
    received = f"indices has shape {indices}, values {values}, dense_shape {dense_shape}"
    if not indices[:1].is_compatible_with(values):
        raise ValueError(explain("SparseTensor", received, "there must be one row of indices for each value"))
    if not indices[1:].is_compatible_with(dense_shape):
        raise ValueError(explain("SparseTensor", received, "a row of indices must have a coordinate for each axis"))


def as_sparse(x, where="tf.sparse") -> SparseTensor:
    """`x`, which must be a SparseTensor.  Raises: TypeError where it is not."""
    if isinstance(x, SparseTensor):
        return x
    kind = "a dense tensor" if is_tensor(x) else f"a {type(x).__name__}"
    raise TypeError(explain(where, f"received {kind}", "it must be a SparseTensor", "Use tf.sparse.from_dense(x)"))


def select(st, mask) -> SparseTensor:
    """Those elements of `st` for which `mask`, a bool [N], is True, in a tensor of the same shape."""
    return take(st, where(mask)[:, 0])


def take(st, places, dense_shape=None) -> SparseTensor:
    """The elements of `st` with these numbers, in this order.   places: int [M], in [0, N)."""
    return SparseTensor(gather(st.indices, places), gather(st.values, places),
                        st.dense_shape if dense_shape is None else dense_shape)
