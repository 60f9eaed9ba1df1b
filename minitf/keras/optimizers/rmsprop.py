"""RMSprop: the gradient, divided by its size of late. Floor 7. Read next: `adagrad.py`."""

from ...ops.elementwise.arithmetic import square as squared
from ...ops.elementwise.powers import sqrt
from .fused import adaptive as fast
from .fused.decorator import fused
from .optimizer import Optimizer
from .rows import with_square


class RMSprop(Optimizer):
    """A step along the gradient g, divided by the root of the running mean of its square:

        v = rho * v + (1 - rho) * g^2
        w -= learning_rate * g / sqrt(v + epsilon)

    rho: float in [0, 1), how much of the mean is kept.   epsilon: float, against division by zero.
    momentum: float in [0, 1]; if over 0, the steps are added up, and that share of the sum is kept.
    centered: whether to divide by the root of the variance instead: v less the square of the running mean of g.
    options: what all optimizers take; see `Optimizer`.

        >>> import minitf as tf
        >>> v = tf.Variable([1.0, 1.0])
        >>> optimizer = tf.keras.optimizers.RMSprop(learning_rate=0.25, rho=0.75)
        >>> optimizer.apply([tf.constant([1000.0, -1.0])], [v])
        >>> print(v.numpy().round(3))
        [0.5 1.5]

    Source: keras.optimizers.RMSprop; Tieleman and Hinton, 2012.
    """

    takes_rows = True

    def __init__(self, learning_rate=0.001, rho=0.9, momentum=0.0, epsilon=1e-7, centered=False, **options):
        super().__init__(learning_rate, **options)
        self.rho = rho
        self.momentum = momentum
        self.epsilon = epsilon
        self.centered = centered

    def build(self, var_list):
        if self.built:
            return
        super().build(var_list)
        self.add_optimizer_variables(var_list, "velocity")
        if self.momentum > 0:
            self.add_optimizer_variables(var_list, "momentum")
        if self.centered:
            self.add_optimizer_variables(var_list, "average_gradient")

    @fused(fast.rmsprop, options="rho momentum epsilon centered")
    def update_step(self, gradient, variable, learning_rate):
        v, *others = self.slots_of(variable)
        gradient, square = with_square(gradient)
        v.assign(self.rho * v + (1 - self.rho) * square)
        spread = v
        if self.centered:
            mean = others[-1]
            mean.assign(self.rho * mean + (1 - self.rho) * gradient)
            spread = v - squared(mean)
        change = learning_rate * gradient / sqrt(spread + self.epsilon)
        if self.momentum > 0:
            others[0].assign(self.momentum * others[0] + change)
            change = others[0]
        variable.assign_sub(change)

    def get_config(self):
        return super().get_config() | {
            "rho": self.rho, "momentum": self.momentum, "epsilon": self.epsilon, "centered": self.centered}
