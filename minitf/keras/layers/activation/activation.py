"""Activation: a function as a layer. Floor 7. Read next: `rectifiers.py`."""

from ... import activations
from ..layer import Layer


class Activation(Layer):
    """y = activation(x).   x: any shape  ->  y: the same shape.

    activation: a function, or the name of one, as in `keras.activations`.

        >>> import minitf as tf
        >>> tf.keras.layers.Activation("relu")(tf.constant([-3., 2.])).numpy()
        array([0., 2.], dtype=float32)

    Raises: ValueError for a name that there is not.
    Source: keras.layers.Activation.
    """

    def __init__(self, activation, **kwargs):
        super().__init__(**kwargs)
        self.activation = activations.get(activation)
        self.supports_masking = True
        self.built = True

    def call(self, inputs):
        """The activation of every number."""
        return self.activation(inputs)

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        return {**super().get_config(), "activation": activations.serialize(self.activation)}
