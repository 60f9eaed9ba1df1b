"""Adagrad: what has moved much moves less. Floor 7. Read next: `adadelta.py`."""

from ...ops.elementwise.powers import sqrt
from .. import initializers
from .fused import adaptive as fast
from .fused.decorator import fused
from .optimizer import Optimizer
from .rows import with_square


class Adagrad(Optimizer):
    """A step along the gradient g, divided by the root of the sum of all its squares:

        v += g^2
        w -= learning_rate * g / sqrt(v + epsilon)

    Numbers that rarely have a gradient, such as the embeddings of rare words, keep taking large steps.

    initial_accumulator_value: float >= 0, with which v starts.   epsilon: float, against division by zero.
    options: what all optimizers take; see `Optimizer`.

        >>> import minitf as tf
        >>> v = tf.Variable([1.0, 1.0])
        >>> optimizer = tf.keras.optimizers.Adagrad(learning_rate=0.25, initial_accumulator_value=0.0)
        >>> for _ in range(4):
        ...     optimizer.apply([tf.constant([1000.0, -1.0])], [v])
        >>> print(v.numpy().round(3))
        [0.304 1.696]

    Source: keras.optimizers.Adagrad; Duchi et al., 2011.
    """

    takes_rows = True

    def __init__(self, learning_rate=0.001, initial_accumulator_value=0.1, epsilon=1e-7, **options):
        super().__init__(learning_rate, **options)
        self.initial_accumulator_value = initial_accumulator_value
        self.epsilon = epsilon

    def build(self, var_list):
        if self.built:
            return
        super().build(var_list)
        start = initializers.Constant(self.initial_accumulator_value)
        self.add_optimizer_variables(var_list, "accumulator", start)

    @fused(fast.adagrad, options="epsilon")
    def update_step(self, gradient, variable, learning_rate):
        (v,) = self.slots_of(variable)
        gradient, square = with_square(gradient)
        v.assign_add(square)
        variable.assign_sub(learning_rate * gradient / sqrt(v + self.epsilon))

    def get_config(self):
        return super().get_config() | {
            "initial_accumulator_value": self.initial_accumulator_value, "epsilon": self.epsilon}
