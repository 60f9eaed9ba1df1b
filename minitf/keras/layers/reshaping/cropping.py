"""Cropping1D, Cropping2D, Cropping3D: without the edges. Floor 7. Read `zero_padding.py` first."""

from ....backend.errors import explain
from ...standardize import standardize_data_format
from ..input_spec import InputSpec
from ..layer import Layer
from .zero_padding import for_all_axes, pairs


class Cropping(Layer):
    """Base of the classes below.   x: [B, size..., C], or [B, C, size...]  ->  the same with smaller sizes.

    cropping: how much is cut off before and after each axis: an int; or for each axis an int or a pair.
    data_format: "channels_last" or "channels_first"; None for the configured one.

    Raises: ValueError for a cropping that is negative, has another length, or leaves nothing of the input.
    """

    rank = None

    def __init__(self, cropping=1, data_format=None, **kwargs):
        super().__init__(**kwargs)
        self.data_format = standardize_data_format(data_format)
        self.cropping = pairs(self, "cropping", cropping)
        self.input_spec = InputSpec(ndim=self.rank + 2)

    def _sides(self):
        return for_all_axes(self, pairs(self, "cropping", self.cropping), (0, 0))

    def call(self, inputs):
        """The inputs without their edges."""
        self.compute_output_shape(inputs.shape.as_list())
        return inputs[tuple(slice(before, -after or None) for before, after in self._sides())]

    def compute_output_shape(self, input_shape):
        shape = tuple(None if n is None else n - sum(side) for n, side in zip(input_shape, self._sides()))
        if any(n is not None and n <= 0 for n in shape[1:]):
            received = f"the input has shape {tuple(input_shape)}, cropping is {self.cropping}"
            raise ValueError(explain(f"{type(self).__name__} {self.name!r}", received, "something must be left"))
        return shape

    def get_config(self):
        return {**super().get_config(), "cropping": self.cropping, "data_format": self.data_format}


class Cropping1D(Cropping):
    """A sequence without its ends.   x: [B, T, C]  ->  y: [B, T - cropping, C].

    cropping: an int, or (before, after).

        >>> import minitf as tf
        >>> tf.keras.layers.Cropping1D((1, 2))(tf.reshape(tf.range(5.), [1, 5, 1])).numpy().ravel()
        array([1., 2.], dtype=float32)

    Source: keras.layers.Cropping1D.
    """

    rank = 1

    def __init__(self, cropping=(1, 1), **kwargs):
        super().__init__(cropping, "channels_last", **kwargs)
        (self.cropping,) = self.cropping

    def get_config(self):
        config = super().get_config()
        del config["data_format"]
        return config


class Cropping2D(Cropping):
    """An image without its edges.   x: [B, H, W, C]  ->  y: [B, H', W', C].  Arguments: see `Cropping`.

        >>> import minitf as tf
        >>> tf.keras.layers.Cropping2D(((1, 0), (2, 2)))(tf.ones([1, 4, 6, 1])).shape
        TensorShape([1, 3, 2, 1])

    Source: keras.layers.Cropping2D.
    """

    rank = 2

    def __init__(self, cropping=((0, 0), (0, 0)), data_format=None, **kwargs):
        super().__init__(cropping, data_format, **kwargs)


class Cropping3D(Cropping):
    """A volume without its edges.   x: [B, D, H, W, C]  ->  y: [B, D', H', W', C].  Arguments: see `Cropping`.

    Source: keras.layers.Cropping3D.
    """

    rank = 3
