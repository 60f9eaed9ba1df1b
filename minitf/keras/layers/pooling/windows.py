"""MaxPooling and AveragePooling: one number for each window. Floor 7. Read next: `whole.py`."""

from ....backend.errors import explain
from ....ops.convolution.geometry import LAYOUTS
from ....ops.pooling.pool import avg_pool, max_pool
from ...standardize import standardize_data_format, standardize_tuple
from ..input_spec import InputSpec
from ..layer import Layer


class Pooling(Layer):
    """Base of the classes below, which say how many axes the window slides over, and what it becomes.

    pool_size: the size of the window, an int or one for each axis. strides: from one window to the next, by default
    pool_size. padding: "valid" for windows inside the input only, or "same".
    data_format: "channels_last" or "channels_first"; None for the configured one.

    Raises: ValueError for sizes out of range, another padding, or an input of another rank or smaller than a window.
    """

    rank, function = None, None

    def __init__(self, pool_size=2, strides=None, padding="valid", data_format=None, name=None, **kwargs):
        super().__init__(name=name, **kwargs)
        strides = pool_size if strides is None else strides
        self.pool_size = standardize_tuple(pool_size, self.rank, "pool_size")
        self.strides = standardize_tuple(strides, self.rank, "strides", allow_zero=True)
        self.padding = padding
        self.data_format = standardize_data_format(data_format)
        self.input_spec = InputSpec(ndim=self.rank + 2)
        self.built = True

    def call(self, inputs):
        """One number for each window of each channel."""
        layout = LAYOUTS[self.rank][self.data_format == "channels_first"]
        return type(self).function(inputs, self.pool_size, self.strides, self.padding.upper(), layout)

    def compute_output_shape(self, input_shape):
        first = 2 if self.data_format == "channels_first" else 1
        shape = list(input_shape)
        for axis, k, stride in zip(range(first, first + self.rank), self.pool_size, self.strides):
            if shape[axis] is not None:
                shape[axis] = self._windows(shape[axis], k, stride)
                if shape[axis] <= 0:
                    received = f"the input has shape {tuple(input_shape)}, pool_size is {self.pool_size}"
                    raise ValueError(explain(f"{type(self).__name__} {self.name!r}", received, "Computed output size "
                                             "would be zero or negative", "Use padding='same', or a smaller window"))
        return tuple(shape)

    def _windows(self, n, k, stride):
        """How many windows of size k there are along an axis of size n."""
        if self.padding not in ("valid", "same") or stride == 0:
            raise ValueError(explain(f"{type(self).__name__} {self.name!r}", f"padding is {self.padding!r}, strides is "
                                     f"{self.strides}", "padding must be 'valid' or 'same', and strides > 0"))
        return (n - (k if self.padding == "valid" else 1)) // stride + 1

    def get_config(self):
        return {**super().get_config(), "pool_size": self.pool_size, "padding": self.padding, "strides": self.strides,
                "data_format": self.data_format}  # fmt: skip


class MaxPooling1D(Pooling):
    """The largest of each window of a sequence.   x: [B, T, C]  ->  y: [B, T', C].  Arguments: see `Pooling`.

        >>> import minitf as tf
        >>> tf.keras.layers.MaxPooling1D(2)(tf.constant([[[1.], [3.], [2.], [0.]]])).numpy().ravel()
        array([3., 2.], dtype=float32)

    Source: keras.layers.MaxPooling1D.
    """

    rank, function = 1, staticmethod(max_pool)


class MaxPooling2D(Pooling):
    """The largest of each window of an image.   x: [B, H, W, C]  ->  y: [B, H', W', C].  Arguments: see `Pooling`.

        >>> import minitf as tf
        >>> tf.keras.layers.MaxPooling2D()(tf.zeros([1, 28, 28, 3])).shape
        TensorShape([1, 14, 14, 3])

    Source: keras.layers.MaxPooling2D.
    """

    rank, function = 2, staticmethod(max_pool)


class MaxPooling3D(Pooling):
    """The largest of each window of a volume.   x: [B, D, H, W, C]  ->  y: [B, D', H', W', C].  See `Pooling`.

    Source: keras.layers.MaxPooling3D.
    """

    rank, function = 3, staticmethod(max_pool)


class AveragePooling1D(Pooling):
    """The mean of each window of a sequence.   x: [B, T, C]  ->  y: [B, T', C].  Arguments: see `Pooling`.

        >>> import minitf as tf
        >>> tf.keras.layers.AveragePooling1D(2)(tf.constant([[[1.], [3.], [2.], [0.]]])).numpy().ravel()
        array([2., 1.], dtype=float32)

    Source: keras.layers.AveragePooling1D.
    """

    rank, function = 1, staticmethod(avg_pool)


class AveragePooling2D(Pooling):
    """The mean of each window of an image.   x: [B, H, W, C]  ->  y: [B, H', W', C].  Arguments: see `Pooling`.

    Source: keras.layers.AveragePooling2D.
    """

    rank, function = 2, staticmethod(avg_pool)


class AveragePooling3D(Pooling):
    """The mean of each window of a volume.   x: [B, D, H, W, C]  ->  y: [B, D', H', W', C].  See `Pooling`.

    Source: keras.layers.AveragePooling3D.
    """

    rank, function = 3, staticmethod(avg_pool)


MaxPool1D, MaxPool2D, MaxPool3D = MaxPooling1D, MaxPooling2D, MaxPooling3D
AvgPool1D, AvgPool2D, AvgPool3D = AveragePooling1D, AveragePooling2D, AveragePooling3D
