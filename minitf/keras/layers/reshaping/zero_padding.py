"""ZeroPadding1D, ZeroPadding2D, ZeroPadding3D: zeros around. Floor 7. Read next: `cropping.py`."""

from ....backend.errors import explain
from ....ops.indexing.slicing import pad
from ...standardize import standardize_data_format, standardize_tuple
from ..input_spec import InputSpec
from ..layer import Layer


class ZeroPadding(Layer):
    """Base of the classes below.   x: [B, size..., C], or [B, C, size...]  ->  the same with larger sizes.

    padding: how many zeros before and after each axis: an int; or for each axis an int or a pair.
    data_format: "channels_last" or "channels_first"; None for the configured one.

    Raises: ValueError for a padding that is negative or has another length.
    """

    rank = None

    def __init__(self, padding=1, data_format=None, **kwargs):
        super().__init__(**kwargs)
        self.data_format = standardize_data_format(data_format)
        self.padding = pairs(self, "padding", padding)
        self.input_spec = InputSpec(ndim=self.rank + 2)

    def call(self, inputs):
        """The inputs between zeros."""
        return pad(inputs, for_all_axes(self, pairs(self, "padding", self.padding), (0, 0)))

    def compute_output_shape(self, input_shape):
        sides = for_all_axes(self, pairs(self, "padding", self.padding), (0, 0))
        return tuple(None if n is None else n + sum(side) for n, side in zip(input_shape, sides))

    def get_config(self):
        return {**super().get_config(), "padding": self.padding, "data_format": self.data_format}


def pairs(layer, name, value):
    """Return (before, after) for each of the layer's axes.

    value: an int; for one axis also a pair; else an int or a pair for each axis, or what this function returned.
    Raises: ValueError for other lengths, and for what is negative.
    """
    if isinstance(value, int):
        return (standardize_tuple(value, 2, name, allow_zero=True),) * layer.rank
    if layer.rank == 1:
        value = value if hasattr(value, "__len__") and len(value) == 1 else (value,)
    if not hasattr(value, "__len__") or len(value) != layer.rank:
        received = f"{name} is {value!r}"
        raise ValueError(explain(type(layer).__name__, received, f"it must be an int, or {layer.rank} ints or pairs"))
    return tuple(standardize_tuple(one, 2, name, allow_zero=True) for one in value)


def for_all_axes(layer, values, filler):
    """Return a value for each axis, batch and channels too, which get the filler."""
    first = getattr(layer, "data_format", "channels_last") == "channels_first"
    return (filler, filler, *values) if first else (filler, *values, filler)


class ZeroPadding1D(ZeroPadding):
    """Zeros before and after a sequence.   x: [B, T, C]  ->  y: [B, T + padding, C].

    padding: an int, or (before, after).

        >>> import minitf as tf
        >>> tf.keras.layers.ZeroPadding1D((2, 1))(tf.ones([1, 2, 1])).numpy().ravel()
        array([0., 0., 1., 1., 0.], dtype=float32)

    Source: keras.layers.ZeroPadding1D.
    """

    rank = 1

    def __init__(self, padding=1, data_format=None, **kwargs):
        super().__init__(padding, data_format, **kwargs)
        (self.padding,) = self.padding


class ZeroPadding2D(ZeroPadding):
    """Zeros around an image.   x: [B, H, W, C]  ->  y: [B, H', W', C].  Arguments: see `ZeroPadding`.

        >>> import minitf as tf
        >>> tf.keras.layers.ZeroPadding2D(((1, 0), (2, 2)))(tf.ones([1, 2, 3, 1])).shape
        TensorShape([1, 3, 7, 1])

    Source: keras.layers.ZeroPadding2D.
    """

    rank = 2


class ZeroPadding3D(ZeroPadding):
    """Zeros around a volume.   x: [B, D, H, W, C]  ->  y: [B, D', H', W', C].  Arguments: see `ZeroPadding`.

    Source: keras.layers.ZeroPadding3D.
    """

    rank = 3
