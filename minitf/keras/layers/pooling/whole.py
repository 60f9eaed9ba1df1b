"""GlobalMaxPooling and GlobalAveragePooling: one number for each channel. Floor 7. Read next: `adaptive.py`."""

from ....ops.elementwise.arithmetic import divide
from ....ops.indexing.selection import where
from ....ops.reductions.reduction import reduce_max, reduce_mean
from ....ops.shapes.broadcasting import reduce_sum
from ....ops.shapes.creation import zeros_like
from ....ops.shapes.identity import cast
from ....ops.shapes.layout import expand_dims
from ...standardize import standardize_data_format
from ..input_spec import InputSpec
from ..layer import Layer


class GlobalPooling(Layer):
    """Base of the classes below: all axes but batch and channels become one number.

    data_format: "channels_last" or "channels_first"; None for the configured one.
    keepdims: whether those axes stay, with size 1.

    Raises: ValueError for an input of another rank.
    """

    rank, function = None, None

    def __init__(self, data_format=None, keepdims=False, **kwargs):
        super().__init__(**kwargs)
        self.data_format = standardize_data_format(data_format)
        self.keepdims = keepdims
        self.input_spec = InputSpec(ndim=self.rank + 2)
        self.built = True

    @property
    def _axes(self):
        first = 2 if self.data_format == "channels_first" else 1
        return list(range(first, first + self.rank))

    def call(self, inputs):
        """One number for each channel of each sample."""
        return type(self).function(inputs, axis=self._axes, keepdims=self.keepdims)

    def compute_output_shape(self, input_shape):
        axes = self._axes
        sizes = [1 if i in axes else n for i, n in enumerate(input_shape) if self.keepdims or i not in axes]
        return tuple(sizes)

    def get_config(self):
        return {**super().get_config(), "data_format": self.data_format, "keepdims": self.keepdims}


class GlobalMaxPooling1D(GlobalPooling):
    """The largest over a sequence.   x: [B, T, C]  ->  y: [B, C].  Arguments: see `GlobalPooling`.

        >>> import minitf as tf
        >>> tf.keras.layers.GlobalMaxPooling1D()(tf.constant([[[1., 5.], [3., 4.]]])).numpy()
        array([[3., 5.]], dtype=float32)

    Source: keras.layers.GlobalMaxPooling1D.
    """

    rank, function = 1, staticmethod(reduce_max)


class GlobalMaxPooling2D(GlobalPooling):
    """The largest over an image.   x: [B, H, W, C]  ->  y: [B, C].  Arguments: see `GlobalPooling`.

    Source: keras.layers.GlobalMaxPooling2D.
    """

    rank, function = 2, staticmethod(reduce_max)


class GlobalMaxPooling3D(GlobalPooling):
    """The largest over a volume.   x: [B, D, H, W, C]  ->  y: [B, C].  Arguments: see `GlobalPooling`.

    Source: keras.layers.GlobalMaxPooling3D.
    """

    rank, function = 3, staticmethod(reduce_max)


class GlobalAveragePooling1D(GlobalPooling):
    """The mean over a sequence, of the steps that count.   x: [B, T, C]  ->  y: [B, C].  See `GlobalPooling`.

        >>> import minitf as tf
        >>> layer = tf.keras.layers.GlobalAveragePooling1D()
        >>> layer(tf.constant([[[1.], [3.], [8.]]]), mask=tf.constant([[True, True, False]])).numpy()
        array([[2.]], dtype=float32)

    Source: keras.layers.GlobalAveragePooling1D.
    """

    rank, function = 1, staticmethod(reduce_mean)

    def __init__(self, data_format=None, keepdims=False, **kwargs):
        super().__init__(data_format, keepdims, **kwargs)
        self.supports_masking = True

    def call(self, inputs, mask=None):
        """The mean of each channel; mask: bool [B, T], which steps count."""
        if mask is None:
            return reduce_mean(inputs, axis=self._axes, keepdims=self.keepdims)
        counts = cast(expand_dims(mask, 1 if self.data_format == "channels_first" else 2), "bool")
        total, number = (reduce_sum(x, axis=self._axes, keepdims=self.keepdims)
                         for x in (where(counts, inputs, zeros_like(inputs)), cast(counts, inputs.dtype)))
        return divide(total, number)

    def compute_mask(self, inputs, mask=None):
        return None


class GlobalAveragePooling2D(GlobalPooling):
    """The mean over an image.   x: [B, H, W, C]  ->  y: [B, C].  Arguments: see `GlobalPooling`.

        >>> import minitf as tf
        >>> tf.keras.layers.GlobalAveragePooling2D(keepdims=True)(tf.zeros([2, 7, 7, 4])).shape
        TensorShape([2, 1, 1, 4])

    Source: keras.layers.GlobalAveragePooling2D.
    """

    rank, function = 2, staticmethod(reduce_mean)


class GlobalAveragePooling3D(GlobalPooling):
    """The mean over a volume.   x: [B, D, H, W, C]  ->  y: [B, C].  Arguments: see `GlobalPooling`.

    Source: keras.layers.GlobalAveragePooling3D.
    """

    rank, function = 3, staticmethod(reduce_mean)


GlobalMaxPool1D, GlobalMaxPool2D, GlobalMaxPool3D = GlobalMaxPooling1D, GlobalMaxPooling2D, GlobalMaxPooling3D
GlobalAvgPool1D, GlobalAvgPool2D = GlobalAveragePooling1D, GlobalAveragePooling2D
GlobalAvgPool3D = GlobalAveragePooling3D
