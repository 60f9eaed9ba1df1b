"""Initializers whose width follows from the shape, so that signals neither fade nor grow from layer to layer. Floor 7.

A unit that adds up n inputs of variance 1, with weights of variance s / n, has variance s. VarianceScaling says s and
which n; Glorot's, LeCun's and He's choices are its subclasses. Read next: `orthogonality.py`.
"""

import math

from ...backend.errors import did_you_mean, explain
from ..random.distributions import normal, truncated_normal, uniform
from ..random.seed_generator import as_seed, seed_config
from .initializer import Initializer

MODES = ("fan_in", "fan_out", "fan_avg")
DISTRIBUTIONS = ("truncated_normal", "untruncated_normal", "uniform")
DEVIATION_IN_TWO = 0.87962566103423978  # of a standard normal that is cut off at -2 and 2


class VarianceScaling(Initializer):
    """Random numbers of mean 0 and variance `scale / n`.

    scale: s, float > 0.
    mode: n is the number of inputs ("fan_in"), of outputs ("fan_out"), or their mean ("fan_avg") of a unit.
    distribution: "truncated_normal" (also "normal"), "untruncated_normal" or "uniform".
    seed: int, SeedGenerator or None.
    input_axes, output_axes: which axes of the shape count as inputs and outputs; both or neither.

    >>> import minitf as tf
    >>> tf.keras.initializers.VarianceScaling(2.0, "fan_out", seed=0)([3, 2]).shape
    TensorShape([3, 2])

    Raises: ValueError where an argument is out of range.
    Source: keras.initializers.VarianceScaling.
    """

    def __init__(self, scale=1.0, mode="fan_in", distribution="truncated_normal", seed=None, input_axes=None,
                 output_axes=None):
        distribution = "truncated_normal" if distribution.lower() == "normal" else distribution.lower()
        if scale <= 0.0:
            raise ValueError(explain("VarianceScaling", f"scale is {scale}", "it must be > 0"))
        _check_option("mode", mode, MODES)
        _check_option("distribution", distribution, DISTRIBUTIONS)
        self.scale, self.mode, self.distribution = scale, mode, distribution
        self.input_axes, self.output_axes = input_axes, output_axes
        self.seed, self._init_seed = as_seed(seed, type(self).__name__), seed

    def __call__(self, shape, dtype=None):
        fan_in, fan_out = compute_fans(shape, self.input_axes, self.output_axes)
        n = {"fan_in": fan_in, "fan_out": fan_out, "fan_avg": (fan_in + fan_out) / 2}[self.mode]
        variance = self.scale / max(1.0, n)
        if self.distribution == "truncated_normal":
            return truncated_normal(shape, 0.0, math.sqrt(variance) / DEVIATION_IN_TWO, dtype, self.seed)
        if self.distribution == "untruncated_normal":
            return normal(shape, 0.0, math.sqrt(variance), dtype, self.seed)
        limit = math.sqrt(3.0 * variance)
        return uniform(shape, -limit, limit, dtype, self.seed)

    def get_config(self):
        config = {"seed": seed_config(self._init_seed)}
        if type(self).__init__ is VarianceScaling.__init__:  # in Glorot's, LeCun's and He's these are fixed
            config |= {"scale": self.scale, "mode": self.mode, "distribution": self.distribution}
        return config | {"input_axes": self.input_axes, "output_axes": self.output_axes}


class GlorotUniform(VarianceScaling):
    """Uniform numbers of variance 1 / mean(fan_in, fan_out): the default of most layers; also called Xavier.

    Source: Glorot & Bengio 2010; keras.initializers.GlorotUniform.
    """

    def __init__(self, seed=None, input_axes=None, output_axes=None):
        super().__init__(1.0, "fan_avg", "uniform", seed, input_axes, output_axes)


class GlorotNormal(VarianceScaling):
    """Normal numbers, cut off at two deviations, of variance 1 / mean(fan_in, fan_out).

    Source: Glorot & Bengio 2010; keras.initializers.GlorotNormal.
    """

    def __init__(self, seed=None, input_axes=None, output_axes=None):
        super().__init__(1.0, "fan_avg", "truncated_normal", seed, input_axes, output_axes)


class LecunUniform(VarianceScaling):
    """Uniform numbers of variance 1 / fan_in.  Source: LeCun et al. 1998; keras.initializers.LecunUniform."""

    def __init__(self, seed=None, input_axes=None, output_axes=None):
        super().__init__(1.0, "fan_in", "uniform", seed, input_axes, output_axes)


class LecunNormal(VarianceScaling):
    """Normal numbers, cut off at two deviations, of variance 1 / fan_in; goes with `selu`.

    Source: Klambauer et al. 2017; keras.initializers.LecunNormal.
    """

    def __init__(self, seed=None, input_axes=None, output_axes=None):
        super().__init__(1.0, "fan_in", "truncated_normal", seed, input_axes, output_axes)


class HeUniform(VarianceScaling):
    """Uniform numbers of variance 2 / fan_in; goes with `relu`, which halves the signal.

    Source: He et al. 2015; keras.initializers.HeUniform.
    """

    def __init__(self, seed=None, input_axes=None, output_axes=None):
        super().__init__(2.0, "fan_in", "uniform", seed, input_axes, output_axes)


class HeNormal(VarianceScaling):
    """Normal numbers, cut off at two deviations, of variance 2 / fan_in.

    Source: He et al. 2015; keras.initializers.HeNormal.
    """

    def __init__(self, seed=None, input_axes=None, output_axes=None):
        super().__init__(2.0, "fan_in", "truncated_normal", seed, input_axes, output_axes)


def compute_fans(shape, input_axes=None, output_axes=None):
    """Return how many inputs and outputs a unit has, as `(fan_in, fan_out)`, for a weight of this shape.

    A matrix is [inputs, outputs]; a kernel of a convolution [..., channels in, channels out].

    >>> compute_fans((3, 4)), compute_fans((5, 5, 3, 4)), compute_fans((6,)), compute_fans((2, 3, 4), [0], [1, 2])
    ((3, 4), (75, 100), (6, 6), (2, 12))
    """
    shape = tuple(shape)
    if input_axes is not None and output_axes is not None:
        return math.prod(shape[axis] for axis in input_axes), math.prod(shape[axis] for axis in output_axes)
    if len(shape) < 2:
        return (math.prod(shape),) * 2
    *window, inputs, outputs = shape
    return int(math.prod(window) * inputs), int(math.prod(window) * outputs)


def _check_option(argument, value, options):
    """Raise ValueError where the value is none of the options."""
    if value not in options:
        raise ValueError(explain("VarianceScaling", f"{argument} is {value!r}", f"it must be one of {options}",
                                 did_you_mean(value, options)))


variance_scaling = VarianceScaling
glorot_uniform, glorot_normal = GlorotUniform, GlorotNormal
lecun_uniform, lecun_normal = LecunUniform, LecunNormal
he_uniform, he_normal = HeUniform, HeNormal
