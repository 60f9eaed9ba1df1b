"""Ftrl: many weights exactly zero. Floor 7."""

from ...backend.errors import explain
from ...ops.elementwise.extrema import clip_by_value
from .. import initializers
from .fused import adaptive as fast
from .fused.decorator import fused
from .optimizer import Optimizer
from .rows import with_square


class Ftrl(Optimizer):
    """Follow the regularized leader: the weights that would have been best so far, pulled to zero.

        n = v + g^2                                         p = learning_rate_power
        z += g + 2 * l2_shrinkage * w - (n^-p - v^-p) / learning_rate * w
        w = (clip(z, -l1, l1) - z) / (n^-p / learning_rate + 2 * l2 + beta / learning_rate)
        v = n

    A weight whose z stays within l1 is exactly 0: models of millions of weights become small.

    learning_rate_power: float <= 0; -0.5 for a step divided by the root of v.
    initial_accumulator_value: float >= 0, with which v starts.
    l1_regularization_strength, l2_regularization_strength, l2_shrinkage_regularization_strength: float >= 0.
    beta: float, of the paper.   options: what all optimizers take; see `Optimizer`.

        >>> import minitf as tf
        >>> v = tf.Variable([1.0, 1.0])
        >>> optimizer = tf.keras.optimizers.Ftrl(learning_rate=0.25, l1_regularization_strength=3.0)
        >>> optimizer.apply([tf.constant([10.0, 0.5])], [v])
        >>> print(v.numpy().round(3))
        [0.644 0.   ]

    Raises: ValueError where one of them is out of range.
    Source: keras.optimizers.Ftrl; McMahan et al., 2013.
    """

    takes_rows = True

    def __init__(self, learning_rate=0.001, learning_rate_power=-0.5, initial_accumulator_value=0.1,
                 l1_regularization_strength=0.0, l2_regularization_strength=0.0,
                 l2_shrinkage_regularization_strength=0.0, beta=0.0, **options):
        super().__init__(learning_rate, **options)
        self.learning_rate_power = learning_rate_power
        self.initial_accumulator_value = initial_accumulator_value
        self.l1_regularization_strength = l1_regularization_strength
        self.l2_regularization_strength = l2_regularization_strength
        self.l2_shrinkage_regularization_strength = l2_shrinkage_regularization_strength
        self.beta = beta
        for name in SETTINGS[1:-1]:
            if getattr(self, name) < 0:
                raise ValueError(explain("Ftrl", f"{name} is {getattr(self, name)}", "it must be at least 0"))
        if learning_rate_power > 0:
            raise ValueError(explain("Ftrl", f"learning_rate_power is {learning_rate_power}", "it must be at most 0"))

    def build(self, var_list):
        if self.built:
            return
        super().build(var_list)
        start = initializers.Constant(self.initial_accumulator_value)
        self.add_optimizer_variables(var_list, ["accumulator", "linear"], [start, "zeros"])

    @fused(fast.ftrl, scratch=3, options=(
        "learning_rate_power l1_regularization_strength l2_regularization_strength "
        "l2_shrinkage_regularization_strength beta"))
    def update_step(self, gradient, variable, learning_rate):
        v, z = self.slots_of(variable)
        gradient, square = with_square(gradient)
        l1, power = self.l1_regularization_strength, -self.learning_rate_power
        l2 = self.l2_regularization_strength + self.beta / (2.0 * learning_rate)
        after = v + square
        slope = (after ** power - v ** power) / learning_rate
        z.assign_add(gradient + 2 * self.l2_shrinkage_regularization_strength * variable - slope * variable)
        variable.assign((clip_by_value(z, -l1, l1) - z) / (after ** power / learning_rate + 2 * l2))
        v.assign(after)

    def get_config(self):
        return super().get_config() | {name: getattr(self, name) for name in SETTINGS}


SETTINGS = (
    "learning_rate_power", "initial_accumulator_value", "l1_regularization_strength", "l2_regularization_strength",
    "l2_shrinkage_regularization_strength", "beta",
)
