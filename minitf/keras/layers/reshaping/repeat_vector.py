"""RepeatVector: a vector as a sequence of equal steps. Floor 7."""

from ....backend.errors import explain
from ....ops.shapes.layout import expand_dims
from ....ops.shapes.tiling import repeat
from ..input_spec import InputSpec
from ..layer import Layer


class RepeatVector(Layer):
    """[B, D] -> [B, n, D], n times the same.   n: int > 0.

        >>> import minitf as tf
        >>> tf.keras.layers.RepeatVector(2)(tf.constant([[1., 2.]])).numpy().tolist()
        [[[1.0, 2.0], [1.0, 2.0]]]

    Raises: TypeError where n is no int; ValueError where it is not positive.
    Source: keras.layers.RepeatVector.
    """

    def __init__(self, n, **kwargs):
        super().__init__(**kwargs)
        if not isinstance(n, int) or isinstance(n, bool):
            raise TypeError(explain("RepeatVector", f"n is {n!r}", "it must be an int"))
        if n <= 0:
            raise ValueError(explain("RepeatVector", f"n is {n}", "it must be >= 1"))
        self.n = n
        self.input_spec = InputSpec(ndim=2)

    def call(self, inputs):
        """The vectors, repeated."""
        return repeat(expand_dims(inputs, 1), self.n, axis=1)

    def compute_output_shape(self, input_shape):
        return input_shape[0], self.n, input_shape[1]

    def get_config(self):
        return {**super().get_config(), "n": self.n}
