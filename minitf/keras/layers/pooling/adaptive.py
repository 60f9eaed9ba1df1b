"""AdaptiveMaxPooling and AdaptiveAveragePooling: as many windows as are asked for. Floor 7. Read `windows.py` first.

Window i of m over n elements goes from floor(i n / m) to ceil((i + 1) n / m), so windows may overlap by one, and differ
in size by one.
"""

from ....backend.errors import explain
from ....ops.reductions.reduction import reduce_max, reduce_mean
from ....ops.shapes.joining import stack
from ...standardize import standardize_data_format
from ..layer import Layer


class AdaptivePooling(Layer):
    """Base of the classes below.   x: [B, size..., C], or [B, C, size...]  ->  the same with the sizes asked for.

    output_size: an int or one for each axis. data_format: as everywhere; None for the configured one.

    Raises: TypeError where output_size is none of these; ValueError for another data_format, and where a size of the
    input is unknown while a graph is built.
    """

    rank, function = None, None

    def __init__(self, output_size, data_format=None, **kwargs):
        sizes = (output_size,) * self.rank if isinstance(output_size, int) else output_size
        if not isinstance(sizes, tuple | list) or len(sizes) != self.rank:
            error = ValueError if self.rank == 1 and isinstance(sizes, tuple | list) else TypeError
            rule = f"it must be an int, or a tuple of {self.rank}"
            raise error(explain(type(self).__name__, f"output_size is {output_size!r}", rule))
        super().__init__(**kwargs)
        self.output_size = tuple(sizes)
        self.data_format = standardize_data_format(data_format)

    def call(self, inputs):
        """One number for each window of each channel, one axis after the other."""
        first = 2 if self.data_format == "channels_first" else 1
        for axis, m in enumerate(self.output_size, first):
            inputs = self._along(inputs, axis, m)
        return inputs

    def _along(self, x, axis, m):
        n = x.shape[axis]
        if n is None:
            raise ValueError(explain(f"{type(self).__name__} {self.name!r}", f"the input has shape {x.shape}",
                                     "its sizes must be known"))
        before = (slice(None),) * axis
        windows = [x[(*before, slice(i * n // m, -(-(i + 1) * n // m)))] for i in range(m)]
        return stack([type(self).function(window, axis=axis) for window in windows], axis)

    def compute_output_shape(self, input_shape):
        if self.data_format == "channels_first":
            return (*input_shape[:2], *self.output_size)
        return (input_shape[0], *self.output_size, input_shape[-1])

    def get_config(self):
        return {**super().get_config(), "output_size": self.output_size, "data_format": self.data_format}


class AdaptiveMaxPooling1D(AdaptivePooling):
    """The largest of each of so many windows of a sequence.   x: [B, T, C]  ->  y: [B, output_size, C].

        >>> import minitf as tf
        >>> tf.keras.layers.AdaptiveMaxPooling1D(2)(tf.constant([[[1.], [3.], [2.]]])).numpy().ravel()
        array([3., 3.], dtype=float32)

    Source: keras.layers.AdaptiveMaxPooling1D.
    """

    rank, function = 1, staticmethod(reduce_max)


class AdaptiveMaxPooling2D(AdaptivePooling):
    """The largest of each of so many windows of an image.  Source: keras.layers.AdaptiveMaxPooling2D."""

    rank, function = 2, staticmethod(reduce_max)


class AdaptiveMaxPooling3D(AdaptivePooling):
    """The largest of each of so many windows of a volume.  Source: keras.layers.AdaptiveMaxPooling3D."""

    rank, function = 3, staticmethod(reduce_max)


class AdaptiveAveragePooling1D(AdaptivePooling):
    """The mean of each of so many windows of a sequence.   x: [B, T, C]  ->  y: [B, output_size, C].

        >>> import minitf as tf
        >>> tf.keras.layers.AdaptiveAveragePooling1D(2)(tf.constant([[[1.], [3.], [2.]]])).numpy().ravel()
        array([2. , 2.5], dtype=float32)

    Source: keras.layers.AdaptiveAveragePooling1D.
    """

    rank, function = 1, staticmethod(reduce_mean)


class AdaptiveAveragePooling2D(AdaptivePooling):
    """The mean of each of so many windows of an image.  Source: keras.layers.AdaptiveAveragePooling2D."""

    rank, function = 2, staticmethod(reduce_mean)


class AdaptiveAveragePooling3D(AdaptivePooling):
    """The mean of each of so many windows of a volume.  Source: keras.layers.AdaptiveAveragePooling3D."""

    rank, function = 3, staticmethod(reduce_mean)
