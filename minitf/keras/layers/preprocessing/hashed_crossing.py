"""HashedCrossing: a number for every combination of categories. Floor 7. Read `hashing.py` first."""

from __future__ import annotations

from ....backend.dtypes import string
from ....backend.errors import explain
from ....ops.ragged.crossing import crossed, hashed
from ....ops.ragged.ragged_tensor import RaggedTensor
from ....ops.shapes.layout import reshape
from ....ops.shapes.layout import shape as shape_of
from ....ops.sparse.sparse_tensor import SparseTensor
from ..layer import Layer
from .encoding import as_input, encoded, output_mode_of


class HashedCrossing(Layer):
    """Two or more features as one: the hash of their combination.   [B] or [B, 1] each  ->  int64, the same shape.

    num_bins: how many numbers there are, >= 1.
    output_mode: "int", or "one_hot" for vectors of `num_bins`.
    sparse: whether vectors are a SparseTensor.

        >>> import minitf as tf
        >>> layer = tf.keras.layers.HashedCrossing(num_bins=5)
        >>> layer((tf.constant(["A", "B", "A"]), tf.constant([101, 101, 102]))).numpy()
        array([1, 4, 3])

    Raises: ValueError for another mode; when called, for inputs that are fewer than two, of different shapes, with more
    than one column, or of floats.
    Source: keras.layers.HashedCrossing.
    """

    def __init__(self, num_bins, output_mode="int", sparse=False, name=None, dtype=None, **kwargs):
        super().__init__(name=name, dtype="int64" if output_mode == "int" and dtype is None else dtype)
        self.output_mode = output_mode_of("HashedCrossing", output_mode, ("int", "one_hot"))
        self.num_bins, self.sparse = num_bins, sparse
        self._allow_non_tensor_positional_args = True
        self._convert_input_args = False

    def call(self, inputs):
        """The number of each combination.   inputs: list or tuple of features."""
        if not isinstance(inputs, (list, tuple)) or len(inputs) < 2:
            self._refuse(inputs, "it should be called on a list or tuple of at least two inputs")
        inputs = [as_input(x) for x in inputs]
        self._require_features(inputs)
        columns = [reshape(x, [-1, 1]) for x in inputs]
        numbers, _ = crossed("HashedCrossing", columns, **hashed(self.num_bins, None))
        first = inputs[0]
        numbers = reshape(numbers, shape_of(first))
        numbers.set_shape(first.shape)
        return encoded(numbers, self.output_mode, self.num_bins, self.dtype, self.sparse)

    def _require_features(self, inputs):
        """Raise ValueError unless all are dense, of one shape with one column at most, and no floats."""
        shape = inputs[0].shape
        if any(isinstance(x, RaggedTensor | SparseTensor) for x in inputs):
            self._refuse(inputs, "all inputs should be dense tensors")
        if shape.rank > 2 or (shape.rank == 2 and shape[-1] != 1):
            self._refuse(inputs, "all inputs should have shape (), (batch_size) or (batch_size, 1)")
        if any(x.shape.as_list() != shape.as_list() for x in inputs):
            self._refuse(inputs, "all inputs should have equal shape")
        if not all(x.dtype.is_integer or x.dtype is string for x in inputs):
            self._refuse(inputs, "all inputs should have an integer or string dtype")

    def _refuse(self, inputs, rule):
        raise ValueError(explain(f"HashedCrossing {self.name!r}", f"inputs {inputs}", rule))

    def compute_output_shape(self, input_shape):
        if len(input_shape) < 2 or not all(isinstance(shape, tuple) for shape in input_shape):
            self._refuse(input_shape, "it should be called on a list or tuple of at least two inputs")
        shape = input_shape[0]
        if self.output_mode == "int":
            return shape
        return (*(shape[:-1] if shape and shape[-1] == 1 else shape), self.num_bins)

    def get_config(self):
        return {"num_bins": self.num_bins, "output_mode": self.output_mode, "sparse": self.sparse, "name": self.name,
                "dtype": self.dtype}  # fmt: skip
