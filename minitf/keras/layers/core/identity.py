"""Identity: a layer that does nothing. Floor 7."""

from .... import tree
from ...symbolic.keras_tensor import KerasTensor
from ..layer import Layer


class Identity(Layer):
    """y = x.   x: a tensor of any shape, or a structure of them  ->  y: the same.

        >>> import minitf as tf
        >>> tf.keras.layers.Identity()(tf.constant([1., 2.])).numpy()
        array([1., 2.], dtype=float32)

    Source: keras.layers.Identity.
    """

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.supports_masking = True
        self.built = True

    def call(self, inputs):
        """The inputs themselves."""
        return inputs

    def compute_output_shape(self, input_shape):
        return input_shape

    def compute_output_spec(self, inputs):
        return tree.map_structure(lambda x: KerasTensor(x.shape, x.dtype, sparse=x.sparse), inputs)
