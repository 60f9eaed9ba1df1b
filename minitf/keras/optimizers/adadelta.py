"""Adadelta: steps as long as the last steps were. Floor 7. Read `rmsprop.py` first."""

from ...ops.elementwise.arithmetic import square as squared
from ...ops.elementwise.powers import sqrt
from .fused import adaptive as fast
from .fused.decorator import fused
from .optimizer import Optimizer
from .rows import with_square


class Adadelta(Optimizer):
    """As RMSprop, but the step is multiplied by the size of the last steps, so that it has the unit of w:

        v = rho * v + (1 - rho) * g^2
        ratio = sqrt(u + epsilon) / sqrt(v + epsilon)
        u = rho * u + (1 - rho) * (ratio * g)^2
        w -= learning_rate * ratio * g

    rho: float in [0, 1), how much of the means is kept.
    epsilon: float; against division by zero, and what the first steps are made of, as u starts at zero.
    options: what all optimizers take; see `Optimizer`. The paper has no learning rate: pass 1.0 for its rule.

        >>> import minitf as tf
        >>> v = tf.Variable([1.0, 1.0])
        >>> optimizer = tf.keras.optimizers.Adadelta(learning_rate=1.0, rho=0.75, epsilon=1.0)
        >>> optimizer.apply([tf.constant([1000.0, -2.0])], [v])
        >>> print(v.numpy().round(3))
        [-1.     2.414]

    Source: keras.optimizers.Adadelta; Zeiler, 2012.
    """

    takes_rows = True

    def __init__(self, learning_rate=0.001, rho=0.95, epsilon=1e-7, **options):
        super().__init__(learning_rate, **options)
        self.rho = rho
        self.epsilon = epsilon

    def build(self, var_list):
        if self.built:
            return
        super().build(var_list)
        self.add_optimizer_variables(var_list, ["accumulated_grad", "accumulated_delta_var"])

    @fused(fast.adadelta, scratch=3, options="rho epsilon")
    def update_step(self, grad, variable, learning_rate):
        v, u = self.slots_of(variable)
        gradient, square = with_square(grad)
        v.assign(self.rho * v + (1 - self.rho) * square)
        ratio = sqrt(u + self.epsilon) / sqrt(v + self.epsilon)
        u.assign(self.rho * u + (1 - self.rho) * squared(ratio) * square)
        variable.assign_sub(learning_rate * ratio * gradient)

    def get_config(self):
        return super().get_config() | {"rho": self.rho, "epsilon": self.epsilon}
