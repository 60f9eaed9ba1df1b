"""Masking: steps of a sequence that hold nothing, as told by their value. Floor 7."""

from ....ops.indexing.selection import where
from ....ops.shapes.creation import zeros_like
from ....ops.shapes.layout import expand_dims
from ... import ops
from ...serialization import deserialize_keras_object
from ..layer import Layer


class Masking(Layer):
    """Marks the steps in which all features equal `mask_value`.   x: [B, T, ..., D]  ->  y: the same, 0 in those steps.

    The result has a mask, bool [B, T, ...], False in those steps; layers after it, and the loss, leave them out.

        >>> import minitf as tf
        >>> y = tf.keras.layers.Masking(mask_value=-1.0)(tf.constant([[[1., 2.], [-1., -1.]]]))
        >>> y.numpy().tolist(), y._keras_mask.numpy()
        ([[[1.0, 2.0], [0.0, 0.0]]], array([[ True, False]]))

    Source: keras.layers.Masking.
    """

    def __init__(self, mask_value=0.0, **kwargs):
        super().__init__(**kwargs)
        self.mask_value = deserialize_keras_object(mask_value) if isinstance(mask_value, dict) else mask_value
        self.supports_masking = True
        self.built = True

    def call(self, inputs):
        """The inputs, 0 where the mask is False."""
        counts = self.compute_mask(inputs)
        outputs = where(expand_dims(counts, -1), inputs, zeros_like(inputs))
        outputs._keras_mask = counts
        return outputs

    def compute_mask(self, inputs, mask=None):
        """Which steps count: bool [B, T, ...]."""
        return ops.any(ops.not_equal(inputs, self.mask_value), axis=-1)

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        return {**super().get_config(), "mask_value": self.mask_value}
