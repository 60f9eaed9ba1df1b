"""Pipeline: layers that prepare data, after each other. Floor 7. Read `images/chains.py` first."""

from ....backend.errors import explain
from ...deserialization import deserialize_keras_object
from ...serialization import serialize_keras_object
from ..layer import Layer


class Pipeline(Layer):
    """y = last(...(first(x))), where each layer hears of `training`.   x: what the first layer takes.

    layers: a list of layers.

        >>> import minitf as tf
        >>> L = tf.keras.layers
        >>> L.Pipeline([L.CenterCrop(2, 2), L.Rescaling(1 / 255)])(tf.ones([4, 4, 3])).shape
        TensorShape([2, 2, 3])

    Source: keras.layers.Pipeline.
    """

    def __init__(self, layers, name=None):
        super().__init__(name=name)
        self._pipeline_layers = layers
        self._convert_input_args = False

    @property
    def layers(self) -> list:
        """The layers, in order."""
        return self._pipeline_layers

    def call(self, inputs, training=True, mask=None):
        """What the last layer makes of what the others made of the inputs."""
        for layer in self._pipeline_layers:
            asked = {"mask": mask} if layer._call_has_mask_arg else {}
            if layer._call_has_training_arg and training is not None:
                asked["training"] = training
            inputs = layer(inputs, **asked)
            mask = getattr(inputs, "_keras_mask", None)
        return inputs

    def get_config(self):
        return {"layers": [serialize_keras_object(layer) for layer in self._pipeline_layers], "name": self.name}

    @classmethod
    def from_config(cls, config, custom_objects=None):
        if not isinstance(config.get("layers"), list | tuple):
            raise ValueError(explain("Pipeline", f"a config with layers={config.get('layers')}",
                                     "it must be a list of layers as configs"))
        layers = [deserialize_keras_object(layer, custom_objects=custom_objects) for layer in config["layers"]]
        return cls(layers, name=config.get("name"))
