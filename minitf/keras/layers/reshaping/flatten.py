"""Flatten: all axes but the batch as one. Floor 7. Read next: `reshape.py`."""

import math

from ....ops.shapes.layout import reshape, transpose
from ....ops.shapes.layout import shape as shape_of
from ...standardize import standardize_data_format
from ...symbolic.keras_tensor import KerasTensor
from ..input_spec import InputSpec
from ..layer import Layer


class Flatten(Layer):
    """[B, ...] -> [B, N], where N is how many numbers a sample has.

    data_format: with "channels_first" the channels become the last axis before, so that both formats give the same.

        >>> import minitf as tf
        >>> tf.keras.layers.Flatten()(tf.zeros([2, 3, 4])).shape
        TensorShape([2, 12])

    Source: keras.layers.Flatten.
    """

    def __init__(self, data_format=None, **kwargs):
        super().__init__(**kwargs)
        self.data_format = standardize_data_format(data_format)
        self.input_spec = InputSpec(min_ndim=1)

    def call(self, inputs):
        """The inputs as a matrix."""
        rank = inputs.shape.rank
        if self.data_format == "channels_first" and rank > 1:
            inputs = transpose(inputs, (0, *range(2, rank), 1))
        _, width = self.compute_output_shape(inputs.shape)
        batch = inputs.shape[0]
        if batch is None and width is not None:
            return reshape(inputs, (-1, width))
        return reshape(inputs, (shape_of(inputs)[0] if batch is None else batch, -1 if width is None else width))

    def compute_output_shape(self, input_shape):
        batch, *others = input_shape
        return batch, None if None in others else math.prod(others)

    def compute_output_spec(self, inputs):
        return KerasTensor(self.compute_output_shape(inputs.shape), inputs.dtype, sparse=inputs.sparse)

    def get_config(self):
        return {**super().get_config(), "data_format": self.data_format}
