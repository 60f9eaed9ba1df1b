"""Rescaling: other units for the inputs, as 1 / 255 for pixels. Floor 7. Read next: `normalization.py`."""

from ....ops.elementwise.arithmetic import add, multiply
from ....ops.shapes.identity import cast
from ....ops.shapes.layout import reshape
from ...config import image_data_format
from ...serialization import deserialize_keras_object, serialize_keras_object
from ..layer import Layer


class Rescaling(Layer):
    """y = x * scale + offset, in the layer's dtype.   x: any shape  ->  y: the same shape.

    scale, offset: floats, or lists of them with one for each channel.

        >>> import minitf as tf
        >>> tf.keras.layers.Rescaling(1 / 127.5, offset=-1)(tf.constant([0, 255])).numpy()
        array([-1.,  1.], dtype=float32)

    Source: keras.layers.Rescaling.
    """

    def __init__(self, scale, offset=0.0, **kwargs):
        super().__init__(**kwargs)
        self.scale, self.offset = scale, offset
        self.supports_masking = True

    def call(self, inputs):
        """The inputs in the new units."""
        scale, offset = cast(self.scale, self.compute_dtype), cast(self.offset, self.compute_dtype)
        rank = scale.shape.rank
        if rank and image_data_format() == "channels_first":
            scale = reshape(scale, (*scale.shape, *[1] * (3 - rank)))
        return add(multiply(cast(inputs, self.compute_dtype), scale), offset)

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        return {**super().get_config(), "scale": serialize_keras_object(self.scale),
                "offset": serialize_keras_object(self.offset)}  # fmt: skip

    @classmethod
    def from_config(cls, config, custom_objects=None):
        values = {name: deserialize_keras_object(config[name], custom_objects) for name in ("scale", "offset")}
        return cls(**{**config, **values})
