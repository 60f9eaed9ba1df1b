"""ActivityRegularization: large outputs cost. Floor 7."""

from ... import regularizers
from ..layer import Layer


class ActivityRegularization(Layer):
    """y = x, and the loss gets `l1 * sum(|x|) + l2 * sum(x ** 2)`, divided by the size of the batch.

    l1, l2: floats >= 0.

        >>> import minitf as tf
        >>> layer = tf.keras.layers.ActivityRegularization(l2=0.5)
        >>> _ = layer(tf.constant([[1., 3.], [2., 0.]]))
        >>> layer.losses
        [<tf.Tensor: shape=(), dtype=float32, numpy=3.5>]

    Raises: ValueError where a factor is negative.
    Source: keras.layers.ActivityRegularization.
    """

    def __init__(self, l1=0.0, l2=0.0, **kwargs):
        super().__init__(activity_regularizer=regularizers.L1L2(l1=l1, l2=l2), **kwargs)
        self.l1, self.l2 = l1, l2
        self.supports_masking = True
        self.built = True

    def call(self, inputs):
        """The inputs themselves."""
        return inputs

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        config = {**super().get_config(), "l1": self.l1, "l2": self.l2}
        del config["activity_regularizer"]  # which l1 and l2 make again
        return config
