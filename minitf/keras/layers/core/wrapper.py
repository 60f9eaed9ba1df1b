"""Wrapper: a layer around a layer. Floor 7. Read next: `../rnn/time_distributed.py`."""

from ....backend.errors import explain
from ...serialization import deserialize_keras_object, serialize_keras_object
from ..layer import Layer


class Wrapper(Layer):
    """Base of layers that use another one, `layer`, in a way of their own: subclasses say how in `call`.

    Raises: ValueError where `layer` is no layer.
    Source: keras.layers.Wrapper.
    """

    def __init__(self, layer, **kwargs):
        if not isinstance(layer, Layer):
            raise ValueError(explain(type(self).__name__, f"layer is {layer!r}", "it must be a keras.layers.Layer"))
        super().__init__(**kwargs)
        self.layer = layer

    def build(self, input_shape=None):
        """Build the layer inside."""
        if not self.layer.built:
            self.layer.build(input_shape)
            self.layer.built = True

    def get_config(self):
        return {**super().get_config(), "layer": serialize_keras_object(self.layer)}

    @classmethod
    def from_config(cls, config, custom_objects=None):
        config = dict(config)
        layer = deserialize_keras_object(config.pop("layer"), custom_objects=custom_objects)
        return cls(layer, **config)
