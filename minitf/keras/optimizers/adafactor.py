"""Adafactor: Adam in little memory. Floor 7. Read `adam.py` first."""

from ...ops.elementwise.arithmetic import square as squared
from ...ops.elementwise.extrema import maximum, minimum
from ...ops.elementwise.powers import sqrt
from ...ops.reductions.reduction import reduce_mean
from ...ops.shapes.identity import cast
from ...ops.shapes.layout import expand_dims
from .optimizer import Optimizer
from .rows import with_square


class Adafactor(Optimizer):
    """For a matrix it remembers the mean square of each row (r) and of each column (c), and not of each element:

        r = keep * r + (1 - keep) * mean(g^2, along the row)            keep = 1 - t^beta_2_decay
        c = keep * c + (1 - keep) * mean(g^2, along the column)
        v = r c / mean(r)                                               the mean squares of the elements, nearly
        w -= max(epsilon_2, rms(w)) * rate * clip(g / sqrt(v))          rms: root of the mean square

    `clip` divides its argument by rms / clip_threshold, where that is over 1.

    learning_rate: float; the rate is at most 1 / sqrt(t).   relative_step: as Keras has it, without further effect.
    beta_2_decay: float < 0.   epsilon_1: float, added to g^2.   epsilon_2: float, the least size of a variable.
    clip_threshold: float > 0.   options: what all optimizers take; see `Optimizer`.

        >>> import minitf as tf
        >>> v = tf.Variable([[1.0, 1.0], [1.0, 1.0]])
        >>> optimizer = tf.keras.optimizers.Adafactor(learning_rate=0.25)
        >>> optimizer.apply([tf.constant([[1.0, -2.0], [3.0, -6.0]])], [v])
        >>> print(v.numpy().round(3))
        [[0.75 1.25]
         [0.75 1.25]]

    Source: keras.optimizers.Adafactor; Shazeer and Stern, 2018. Keras keeps v, too, of the shape of w.
    """

    takes_rows = True

    def __init__(self, learning_rate=0.001, beta_2_decay=-0.8, epsilon_1=1e-30, epsilon_2=1e-3, clip_threshold=1.0,
                 relative_step=True, **options):
        super().__init__(learning_rate, **options)
        self.beta_2_decay = beta_2_decay
        self.epsilon_1 = epsilon_1
        self.epsilon_2 = epsilon_2
        self.clip_threshold = clip_threshold
        self.relative_step = relative_step

    def build(self, var_list):
        if self.built:
            return
        super().build(var_list)
        self._slots = [[], [], []]
        for variable in var_list:
            for slots, slot in zip(self._slots, self._slots_for(variable)):
                slots.append(slot)

    def _slots_for(self, variable):
        """r, c and v of a variable; where it has fewer than two axes, r and c are zeros that nobody uses."""
        shape, dtype = tuple(variable.shape), variable.dtype
        if len(shape) < 2:
            row, column = (self.add_variable((), dtype="int32", name=variable.name) for _ in range(2))
        else:
            row = self.add_variable(shape[:-1], dtype=dtype, name=variable.name)
            column = self.add_variable((*shape[:-2], shape[-1]), dtype=dtype, name=variable.name)
        return row, column, self.add_variable_from_reference(variable, "velocity")

    def update_step(self, gradient, variable, learning_rate):
        r, c, v = self.slots_of(variable)
        gradient, square = with_square(gradient)
        regulated = square + self.epsilon_1
        t = cast(self.iterations + 1, gradient.dtype)
        keep = 1 - t ** self.beta_2_decay
        if len(variable.shape) >= 2:
            r.assign(keep * r + (1 - keep) * reduce_mean(regulated, -1))
            c.assign(keep * c + (1 - keep) * reduce_mean(regulated, -2))
            v.assign(expand_dims(r / reduce_mean(r, -1, keepdims=True), -1) * expand_dims(c, -2))
        else:
            v.assign(keep * v + (1 - keep) * regulated)
        length = sqrt(reduce_mean(square / v))  # the rms of gradient / sqrt(v)
        change = gradient / sqrt(v) / maximum(1.0, length / self.clip_threshold)
        rate = minimum(learning_rate, 1 / sqrt(t))
        variable.assign_sub(maximum(self.epsilon_2, rms(variable)) * rate * change)

    def get_config(self):
        return super().get_config() | {
            "beta_2_decay": self.beta_2_decay, "epsilon_1": self.epsilon_1, "epsilon_2": self.epsilon_2,
            "clip_threshold": self.clip_threshold, "relative_step": self.relative_step}


def rms(x):
    """The root of the mean square of all elements."""
    return sqrt(reduce_mean(squared(x)))
