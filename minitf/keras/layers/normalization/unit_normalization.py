"""UnitNormalization: every sample with length 1. Floor 7. Read next: `spectral_normalization.py`."""

from ....backend.errors import explain
from ....ops.elementwise.arithmetic import multiply, square
from ....ops.elementwise.extrema import minimum
from ....ops.elementwise.powers import rsqrt
from ....ops.shapes.broadcasting import reduce_sum
from ..layer import Layer
from .scale_and_offset import require_axes

LONGEST = 1e12  # what a factor may be at most; a sample of zeros stays one


class UnitNormalization(Layer):
    """y = x / sqrt(sum(x ** 2)), with the sum over `axis`: an int or a list of them.

        >>> import minitf as tf
        >>> tf.keras.layers.UnitNormalization()(tf.constant([[3., 4.]])).numpy()
        array([[0.6, 0.8]], dtype=float32)

    Raises: TypeError where axis is no int and no list; ValueError for an axis that there is not.
    Source: keras.layers.UnitNormalization.
    """

    def __init__(self, axis=-1, **kwargs):
        super().__init__(**kwargs)
        if not isinstance(axis, int | list | tuple):
            raise TypeError(explain("UnitNormalization", f"axis is {axis!r}", "it must be an int or a list of them"))
        self.axis = axis if isinstance(axis, int) else list(axis)
        self.supports_masking = True
        self.built = True

    def call(self, inputs):
        """The inputs with length 1."""
        lengths = rsqrt(reduce_sum(square(inputs), axis=self.axis, keepdims=True))
        return multiply(inputs, minimum(lengths, LONGEST))

    def compute_output_shape(self, input_shape):
        require_axes(self, self.axis, input_shape)
        return input_shape

    def get_config(self):
        return {**super().get_config(), "axis": self.axis}
