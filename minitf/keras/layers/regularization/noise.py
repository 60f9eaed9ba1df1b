"""Noise while training: added, multiplied, or such that mean and variance stay. Floor 7. Read next: `activity.py`."""

import math

from ....ops.elementwise.arithmetic import add, multiply, subtract
from ....ops.elementwise.comparison import greater_equal
from ....ops.shapes.identity import cast
from ....ops.shapes.layout import shape as shape_of
from ...random.distributions import normal, uniform
from ...random.draws import filled_shape
from ...random.seed_generator import SeedGenerator
from ..layer import Layer
from .dropout import checked_rate

SELU_SCALE, SELU_ALPHA = 1.0507009873554805, 1.6732632423543772
SELU_FLOOR = -SELU_SCALE * SELU_ALPHA  # what selu comes down to far on the left


class GaussianNoise(Layer):
    """While training, y = x + N(0, stddev ** 2); else y = x.   x: any shape  ->  y: the same shape.

    stddev: in [0, 1]. seed: int or None.
    Raises: ValueError where the deviation is not in [0, 1].
    Source: keras.layers.GaussianNoise.
    """

    def __init__(self, stddev, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.stddev = checked_rate("GaussianNoise", "stddev", stddev)
        self.seed = seed
        if stddev > 0:
            self.seed_generator = SeedGenerator(seed)
        self.supports_masking = True
        self.built = True

    def call(self, inputs, training=False):
        """The inputs, with noise while training."""
        if not training or self.stddev == 0:
            return inputs
        return add(inputs, normal(shape_of(inputs), 0.0, self.stddev, self.compute_dtype, self.seed_generator))

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        return {**super().get_config(), "stddev": self.stddev, "seed": self.seed}


class GaussianDropout(Layer):
    """While training, y = x N(1, rate / (1 - rate)), which varies as much as Dropout does; else y = x.

    rate: fraction in [0, 1]. seed: int or None.

        >>> import minitf as tf
        >>> tf.keras.layers.GaussianDropout(0.1, seed=0)(tf.ones([2]), training=True).numpy().round(3)
        array([0.434, 0.84 ], dtype=float32)

    Raises: ValueError where the rate is not in [0, 1].
    Source: Srivastava et al. 2014; keras.layers.GaussianDropout.
    """

    def __init__(self, rate, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.rate = checked_rate("GaussianDropout", "rate", rate)
        self.seed = seed
        if rate > 0:
            self.seed_generator = SeedGenerator(seed)
        self.supports_masking = True
        self.built = True

    def call(self, inputs, training=False):
        """The inputs, times noise while training."""
        if not training or self.rate == 0:
            return inputs
        stddev = math.sqrt(self.rate / (1.0 - self.rate))
        return multiply(inputs, normal(shape_of(inputs), 1.0, stddev, self.compute_dtype, self.seed_generator))

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        return {**super().get_config(), "rate": self.rate, "seed": self.seed}


class AlphaDropout(Layer):
    """Dropout that goes with selu: what is dropped becomes selu's lowest value, and mean 0 and variance 1 stay.

    rate: fraction in [0, 1]. noise_shape: as that of Dropout. seed: int or None.
    Raises: ValueError where the rate is not in [0, 1].
    Source: Klambauer et al. 2017; keras.layers.AlphaDropout.
    """

    def __init__(self, rate, noise_shape=None, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.rate = checked_rate("AlphaDropout", "rate", rate)
        self.noise_shape = noise_shape
        self.seed = seed
        if rate > 0:
            self.seed_generator = SeedGenerator(seed)
        self.supports_masking = True
        self.built = True

    def call(self, inputs, training=False):
        """The inputs, thinned out while training."""
        if not training or self.rate == 0:
            return inputs
        noise = uniform(filled_shape(self.noise_shape, inputs), seed=self.seed_generator)
        kept = cast(greater_equal(noise, self.rate), inputs.dtype)
        mixed = add(multiply(inputs, kept), multiply(SELU_FLOOR, subtract(1, kept)))
        scale = ((1 - self.rate) * (1 + self.rate * SELU_FLOOR**2)) ** -0.5
        return add(multiply(scale, mixed), -scale * SELU_FLOOR * self.rate)

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        return {**super().get_config(), "rate": self.rate, "seed": self.seed, "noise_shape": self.noise_shape}
