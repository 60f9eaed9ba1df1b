"""Dropout of whole channels: neighbouring values say the same, so single ones would not be missed. Floor 7."""

from ...random.draws import dropout
from ...standardize import standardize_data_format
from ..input_spec import InputSpec
from .dropout import Dropout


class SpatialDropout1D(Dropout):
    """Drops whole features of sequences.   x: [B, T, C]  ->  y: the same shape.

    rate: fraction in [0, 1]. seed: int or None.

        >>> import minitf as tf
        >>> tf.keras.layers.SpatialDropout1D(0.5, seed=0)(tf.ones([1, 2, 4]), training=True).numpy()
        array([[[0., 2., 2., 2.],
                [0., 2., 2., 2.]]], dtype=float32)

    Source: Tompson et al. 2014; keras.layers.SpatialDropout1D.
    """

    def __init__(self, rate, seed=None, name=None, dtype=None, **kwargs):
        super().__init__(rate, seed=seed, name=name, dtype=dtype, **kwargs)
        self.input_spec = InputSpec(ndim=3)

    def call(self, inputs, training=False):
        """The inputs, without some of their channels while training."""
        return _without_channels(self, inputs, training)

    def get_config(self):
        return _config(self)


class SpatialDropout2D(Dropout):
    """Drops whole channels of images.   x: [B, H, W, C], or [B, C, H, W] with "channels_first"  ->  y: the same shape.

    rate: fraction in [0, 1]. data_format: "channels_last" or "channels_first"; None for the configured one.
    Source: keras.layers.SpatialDropout2D.
    """

    def __init__(self, rate, data_format=None, seed=None, name=None, dtype=None, **kwargs):
        super().__init__(rate, seed=seed, name=name, dtype=dtype, **kwargs)
        self.data_format = standardize_data_format(data_format)
        self.input_spec = InputSpec(ndim=4)

    def call(self, inputs, training=False):
        """The inputs, without some of their channels while training."""
        return _without_channels(self, inputs, training)

    def get_config(self):
        return _config(self)


class SpatialDropout3D(Dropout):
    """Drops whole channels of volumes.   x: [B, D, H, W, C], or [B, C, D, H, W]  ->  y: the same shape.

    Arguments as those of SpatialDropout2D.  Source: keras.layers.SpatialDropout3D.
    """

    def __init__(self, rate, data_format=None, seed=None, name=None, dtype=None, **kwargs):
        super().__init__(rate, seed=seed, name=name, dtype=dtype, **kwargs)
        self.data_format = standardize_data_format(data_format)
        self.input_spec = InputSpec(ndim=5)

    def call(self, inputs, training=False):
        """The inputs, without some of their channels while training."""
        return _without_channels(self, inputs, training)

    def get_config(self):
        return _config(self)


def _without_channels(layer, inputs, training):
    """The inputs with each channel of each sample dropped or kept as a whole."""
    if not training or layer.rate == 0:
        return inputs
    ones = (1,) * (inputs.shape.rank - 2)
    first = getattr(layer, "data_format", "channels_last") == "channels_first"
    noise_shape = (None, None, *ones) if first else (None, *ones, None)
    return dropout(inputs, layer.rate, noise_shape, layer.seed_generator)


def _config(layer):
    """The config, with the arguments that Keras writes."""
    config = {"rate": layer.rate, "seed": layer.seed, "name": layer.name, "dtype": layer.dtype}
    return config | ({"data_format": layer.data_format} if hasattr(layer, "data_format") else {})
