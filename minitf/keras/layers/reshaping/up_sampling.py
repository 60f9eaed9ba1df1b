"""UpSampling1D, UpSampling2D, UpSampling3D: every element several times. Floor 7."""

from ....backend.errors import explain
from ....ops.image.resize import resize
from ....ops.shapes.identity import cast
from ....ops.shapes.layout import sizes_of, transpose
from ....ops.shapes.tiling import repeat
from ...standardize import standardize_data_format, standardize_tuple
from ..input_spec import InputSpec
from ..layer import Layer

METHODS = ("nearest", "bilinear", "bicubic", "lanczos3", "lanczos5")


class UpSampling(Layer):
    """Base of the classes below.   x: [B, size..., C], or [B, C, size...]  ->  the same, each size times a factor.

    size: the factor, an int > 0 or one for each axis.
    data_format: "channels_last" or "channels_first"; None for the configured one.

    Raises: ValueError for a factor below 1, or another number of them.
    """

    rank = None

    def __init__(self, size=2, data_format=None, **kwargs):
        super().__init__(**kwargs)
        self.data_format = standardize_data_format(data_format)
        self.size = standardize_tuple(size, self.rank, "size")
        self.input_spec = InputSpec(ndim=self.rank + 2)

    def _factors(self):
        """(axis, factor) of each axis that grows."""
        first = 2 if self.data_format == "channels_first" else 1
        return enumerate(standardize_tuple(self.size, self.rank, "size"), first)

    def call(self, inputs):
        """The inputs, every element several times in a row."""
        for axis, factor in self._factors():
            inputs = repeat(inputs, factor, axis)
        return inputs

    def compute_output_shape(self, input_shape):
        shape = list(input_shape)
        for axis, factor in self._factors():
            shape[axis] = None if shape[axis] is None else shape[axis] * factor
        return tuple(shape)

    def get_config(self):
        return {**super().get_config(), "size": self.size, "data_format": self.data_format}


class UpSampling1D(UpSampling):
    """Every step of a sequence several times.   x: [B, T, C]  ->  y: [B, size * T, C].

        >>> import minitf as tf
        >>> tf.keras.layers.UpSampling1D(2)(tf.constant([[[1.], [2.]]])).numpy().ravel()
        array([1., 1., 2., 2.], dtype=float32)

    Raises: TypeError where size is no int; ValueError where it is below 1.
    Source: keras.layers.UpSampling1D.
    """

    rank = 1

    def __init__(self, size=2, **kwargs):
        if not isinstance(size, int) or isinstance(size, bool):
            raise TypeError(explain("UpSampling1D", f"size is {size!r}", "it must be an int"))
        super().__init__(size, "channels_last", **kwargs)
        self.size = size

    def get_config(self):
        config = super().get_config()
        del config["data_format"]
        return config


class UpSampling2D(UpSampling):
    """Larger images.   x: [B, H, W, C], or [B, C, H, W]  ->  y: the same with size[0] * H and size[1] * W.

    size, data_format: see `UpSampling`.
    interpolation: "nearest" for every pixel several times; or "bilinear", "bicubic", "lanczos3" or "lanczos5".

        >>> import minitf as tf
        >>> tf.keras.layers.UpSampling2D((1, 2))(tf.constant([[[[1.], [2.]]]])).numpy().ravel()
        array([1., 1., 2., 2.], dtype=float32)

    Raises: ValueError for another interpolation.
    Source: keras.layers.UpSampling2D.
    """

    rank = 2

    def __init__(self, size=(2, 2), data_format=None, interpolation="nearest", **kwargs):
        super().__init__(size, data_format, **kwargs)
        self.interpolation = interpolation.lower()

    def call(self, inputs):
        """The larger images."""
        if self.interpolation not in METHODS:
            raise ValueError(explain("UpSampling2D", f"interpolation is {self.interpolation!r}",
                                     f"it must be one of {METHODS}"))
        if self.interpolation == "nearest":
            return super().call(inputs)
        first = self.data_format == "channels_first"
        x = transpose(inputs, [0, 2, 3, 1]) if first else inputs
        _, height, width, _ = sizes_of(x)
        y = cast(resize(x, [height * self.size[0], width * self.size[1]], self.interpolation), x.dtype)
        return transpose(y, [0, 3, 1, 2]) if first else y

    def get_config(self):
        return {**super().get_config(), "interpolation": self.interpolation}


class UpSampling3D(UpSampling):
    """Larger volumes.   x: [B, D, H, W, C]  ->  y: each of D, H, W times its factor.  Arguments: see `UpSampling`.

    Source: keras.layers.UpSampling3D.
    """

    rank = 3
