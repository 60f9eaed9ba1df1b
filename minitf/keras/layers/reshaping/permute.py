"""Permute: the axes of each sample in another order. Floor 7. Read next: `repeat_vector.py`."""

from ....backend.errors import explain
from ....ops.shapes.layout import transpose
from ...symbolic.keras_tensor import KerasTensor
from ..input_spec import InputSpec
from ..layer import Layer


class Permute(Layer):
    """The axes in the order `dims`, which counts them from 1; the batch stays in front.

    dims: a permutation of 1 ... n; (2, 1) swaps the two axes after the batch.

        >>> import minitf as tf
        >>> tf.keras.layers.Permute((2, 1))(tf.zeros([5, 3, 4])).shape
        TensorShape([5, 4, 3])

    Raises: ValueError where dims is no such permutation.
    Source: keras.layers.Permute.
    """

    def __init__(self, dims, **kwargs):
        super().__init__(**kwargs)
        self.dims = tuple(dims)
        if sorted(self.dims) != list(range(1, len(self.dims) + 1)):
            raise ValueError(explain("Permute", f"dims is {self.dims}", "it must be a permutation of 1, 2, ..., n",
                                     "Axis 0 is the batch, and stays"))
        self.input_spec = InputSpec(ndim=len(self.dims) + 1)

    def call(self, inputs):
        """The inputs with their axes in the new order."""
        return transpose(inputs, (0, *self.dims))

    def compute_output_shape(self, input_shape):
        return input_shape[0], *(input_shape[axis] for axis in self.dims)

    def compute_output_spec(self, inputs):
        return KerasTensor(self.compute_output_shape(inputs.shape), inputs.dtype, sparse=inputs.sparse)

    def get_config(self):
        return {**super().get_config(), "dims": self.dims}
