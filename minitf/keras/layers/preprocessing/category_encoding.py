"""CategoryEncoding: numbers of categories as vectors. Floor 7. Read `encoding.py` first."""

from __future__ import annotations

from ....backend.errors import explain
from ....core.convert import convert_to_tensor
from ....ops.shapes.identity import cast
from ...symbolic.keras_tensor import KerasTensor
from ..layer import Layer
from .encoding import as_input, encoded, encoded_shape, output_mode_of


class CategoryEncoding(Layer):
    """Vectors of `num_tokens` for categories that are numbered already.   int [...]  ->  [..., num_tokens].

    num_tokens: how many categories there are: the numbers are from 0 up to, but not including it.
    output_mode: "one_hot", a vector for each number; "multi_hot", a vector with several ones for each row; "count", how
        often each number is in a row.
    sparse: whether the vectors are a SparseTensor.

        >>> import minitf as tf
        >>> layer = tf.keras.layers.CategoryEncoding(num_tokens=4)
        >>> layer(tf.constant([[0, 1], [3, 3]])).numpy()
        array([[1., 1., 0., 0.],
               [0., 0., 0., 1.]], dtype=float32)

    Raises: ValueError without `num_tokens`, or for another mode.
    Source: keras.layers.CategoryEncoding.
    """

    def __init__(self, num_tokens=None, output_mode="multi_hot", sparse=False, **kwargs):
        super().__init__(**kwargs)
        self.output_mode = output_mode_of("CategoryEncoding", output_mode, ("count", "one_hot", "multi_hot"))
        if num_tokens is None or num_tokens < 1:
            raise ValueError(explain("CategoryEncoding", f"num_tokens={num_tokens}", "it must be >= 1",
                                     "Where the number of categories is not known beforehand, use IntegerLookup"))
        self.num_tokens, self.sparse = num_tokens, sparse
        self._allow_non_tensor_positional_args = True
        self._convert_input_args = False

    def call(self, inputs, count_weights=None):
        """The vectors.   count_weights: in the shape of the inputs, for "count": how much each counts.

        Raises: ValueError for weights in another mode.
        """
        if count_weights is not None:
            if self.output_mode != "count":
                raise ValueError(explain(f"CategoryEncoding {self.name!r}", f"output_mode={self.output_mode!r}",
                                         "`count_weights` is not used when `output_mode` is not 'count'"))
            count_weights = cast(convert_to_tensor(count_weights), self.compute_dtype)
        return encoded(as_input(inputs), self.output_mode, self.num_tokens, self.dtype, self.sparse, count_weights)

    def compute_output_shape(self, input_shape):
        return encoded_shape(input_shape or (1,), self.num_tokens, self.output_mode)

    def compute_output_spec(self, inputs, count_weights=None):
        return KerasTensor(self.compute_output_shape(inputs.shape), self.compute_dtype, sparse=self.sparse)

    def get_config(self):
        return {**super().get_config(), "num_tokens": self.num_tokens, "output_mode": self.output_mode}
