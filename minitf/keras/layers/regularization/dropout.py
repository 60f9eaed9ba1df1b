"""Dropout: while training, a random part of the inputs is set to 0. Floor 7. Read next: `spatial_dropout.py`."""

from ....backend.errors import explain
from ...random.draws import dropout
from ...random.seed_generator import SeedGenerator
from ..layer import Layer


class Dropout(Layer):
    """While training, each input is 0 with chance `rate`, else x / (1 - rate), so that the mean stays; else y = x.

    rate: fraction in [0, 1].
    noise_shape: the shape of what is drawn; None, or None for an axis, for the inputs'. An axis of size 1 is dropped or
        kept as a whole: (None, 1, None) drops whole features of sequences [B, T, D].
    seed: int or None.

        >>> import minitf as tf
        >>> layer = tf.keras.layers.Dropout(0.5, seed=0)
        >>> layer(tf.ones([6]), training=True).numpy()
        array([0., 2., 2., 2., 0., 2.], dtype=float32)
        >>> layer(tf.ones([3])).numpy()
        array([1., 1., 1.], dtype=float32)

    Raises: ValueError where the rate is not in [0, 1], or noise_shape has other things than ints > 0 and Nones.
    Source: Srivastava et al. 2014; keras.layers.Dropout.
    """

    def __init__(self, rate, noise_shape=None, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.rate = checked_rate("Dropout", "rate", rate)
        self.seed = seed
        self.noise_shape = None if noise_shape is None else _checked_noise_shape(noise_shape)
        if rate > 0:
            self.seed_generator = SeedGenerator(seed)
        self.supports_masking = True
        self.built = True

    def call(self, inputs, training=False):
        """The inputs, thinned out while training."""
        if training and self.rate > 0:
            return dropout(inputs, self.rate, self.noise_shape, self.seed_generator)
        return inputs

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        return {**super().get_config(), "rate": self.rate, "seed": self.seed, "noise_shape": self.noise_shape}


def checked_rate(layer, argument, value):
    """Return a fraction.  Raises: ValueError where it is not in [0, 1]."""
    if not 0 <= value <= 1:
        raise ValueError(explain(layer, f"{argument} is {value}", "it must be in [0, 1]"))
    return value


def _checked_noise_shape(noise_shape):
    """The shape as a tuple.  Raises: ValueError where it holds other things than ints > 0 and Nones."""
    good = isinstance(noise_shape, list | tuple) and all(
        size is None or (isinstance(size, int) and size > 0) for size in noise_shape
    )
    if not good:
        raise ValueError(explain("Dropout", f"noise_shape is {noise_shape!r}",
                                 "it must be a tuple of ints > 0, with None for the inputs' own size"))
    return tuple(noise_shape)
