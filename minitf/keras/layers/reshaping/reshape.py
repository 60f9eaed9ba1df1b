"""Reshape: the numbers of each sample in another shape. Floor 7. Read next: `permute.py`."""

import math

from ....backend.errors import explain
from ....ops.shapes.layout import reshape
from ....ops.shapes.layout import shape as shape_of
from ...symbolic.keras_tensor import KerasTensor
from ..layer import Layer


class Reshape(Layer):
    """[B, ...] -> [B, *target_shape].

    target_shape: ints > 0 without the batch; one of them may be -1, and follows from the others.

        >>> import minitf as tf
        >>> tf.keras.layers.Reshape((3, -1))(tf.zeros([2, 12])).shape
        TensorShape([2, 3, 4])

    Raises: ValueError for a shape with two -1, or with another number of elements than the samples have.
    Source: keras.layers.Reshape.
    """

    def __init__(self, target_shape, **kwargs):
        super().__init__(**kwargs)
        self.target_shape = tuple(target_shape)
        if self.target_shape.count(-1) > 1 or any(size < -1 for size in self.target_shape):
            raise ValueError(explain("Reshape", f"target_shape is {self.target_shape}",
                                     "sizes must be >= 0, and at most one of them -1"))
        self.built = True

    def call(self, inputs):
        """The inputs in the new shape."""
        batch, *sizes = self.compute_output_shape(inputs.shape)
        if batch is None and None not in sizes and 0 not in sizes:
            return reshape(inputs, (-1, *sizes))
        batch = shape_of(inputs)[0] if batch is None else batch
        return reshape(inputs, (batch, *(-1 if size is None else size for size in sizes)))

    def compute_output_shape(self, input_shape):
        batch, *sizes = input_shape
        if None in sizes:
            return batch, *(None if size == -1 else size for size in self.target_shape)
        elements = math.prod(sizes)
        known = math.prod(size for size in self.target_shape if size != -1)
        fits = known == elements if -1 not in self.target_shape else known and elements % known == 0
        if not fits:
            raise ValueError(explain(f"Reshape {self.name!r}", f"a sample has shape {tuple(sizes)}, target_shape is "
                                     f"{self.target_shape}", "the number of elements must stay the same"))
        return batch, *(elements // known if size == -1 else size for size in self.target_shape)

    def compute_output_spec(self, inputs):
        return KerasTensor(self.compute_output_shape(inputs.shape), inputs.dtype, sparse=inputs.sparse)

    def get_config(self):
        return {**super().get_config(), "target_shape": self.target_shape}
