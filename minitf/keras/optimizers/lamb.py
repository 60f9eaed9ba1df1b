"""Lamb: each layer moves by a share of its own size. Floor 7. Read `adam.py` first."""

from ...ops.elementwise.arithmetic import square as squared
from ...ops.elementwise.powers import sqrt
from ...ops.indexing.selection import where
from ...ops.reductions.reduction import reduce_sum
from ...ops.shapes.identity import cast
from .optimizer import Optimizer
from .rows import with_square


class Lamb(Optimizer):
    """As Adam, but the step is made as long as the variable is, times the learning rate. For very large batches.

        step = m / (1 - beta_1^t) / (sqrt(v / (1 - beta_2^t)) + epsilon)
        w -= learning_rate * |w| / |step| * step                            |.|: the Euclidean length

    beta_1, beta_2: float in [0, 1), how much of the means is kept.   epsilon: float, against division by zero.
    options: what all optimizers take; see `Optimizer`.

        >>> import minitf as tf
        >>> v = tf.Variable([3.0, 4.0])
        >>> optimizer = tf.keras.optimizers.Lamb(learning_rate=0.1)
        >>> optimizer.apply([tf.constant([0.0, 7.0])], [v])
        >>> print(v.numpy().round(3))
        [3.  3.5]

    Source: keras.optimizers.Lamb; You et al., 2020.
    """

    takes_rows = True

    def __init__(self, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7, **options):
        super().__init__(learning_rate, **options)
        self.beta_1 = beta_1
        self.beta_2 = beta_2
        self.epsilon = epsilon

    def build(self, var_list):
        if self.built:
            return
        super().build(var_list)
        self.add_optimizer_variables(var_list, ["momentum", "velocity"])

    def update_step(self, gradient, variable, learning_rate):
        m, v = self.slots_of(variable)
        gradient, square = with_square(gradient)
        t = cast(self.iterations + 1, gradient.dtype)
        m.assign_add((gradient - m) * (1 - self.beta_1))
        v.assign_add((square - v) * (1 - self.beta_2))
        step = m / (1 - self.beta_1 ** t) / (sqrt(v / (1 - self.beta_2 ** t)) + self.epsilon)
        size, length = norm(variable), norm(step)
        trust = where((size > 0) & (length > 0), size / length, 1.0)
        variable.assign_sub(trust * learning_rate * step)

    def get_config(self):
        return super().get_config() | {"beta_1": self.beta_1, "beta_2": self.beta_2, "epsilon": self.epsilon}


def norm(x):
    """The Euclidean length of all elements as one vector."""
    return sqrt(reduce_sum(squared(x)))
