"""Adamax: Adam, divided by the largest gradient of late. Floor 7. Read `adam.py` first."""

from ...core.convert import convert_to_tensor
from ...ops.elementwise.extrema import maximum
from ...ops.elementwise.magnitude import abs_
from ...ops.shapes.identity import cast
from .fused import adam as fast
from .fused.decorator import fused
from .optimizer import Optimizer
from .rows import on_values


class Adamax(Optimizer):
    """As Adam, but u, by which the step is divided, forgets slowly and grows at once:

        m += (g - m) * (1 - beta_1)
        u = max(beta_2 * u, |g|)
        w -= learning_rate * m / ((1 - beta_1^t) * (u + epsilon))

    beta_1, beta_2: float in [0, 1), how much is kept.   epsilon: float, against division by zero.
    options: what all optimizers take; see `Optimizer`.

        >>> import minitf as tf
        >>> v = tf.Variable([1.0, 1.0])
        >>> optimizer = tf.keras.optimizers.Adamax(learning_rate=0.25)
        >>> optimizer.apply([tf.constant([1000.0, -0.1])], [v])
        >>> print(v.numpy().round(3))
        [0.75 1.25]

    Source: keras.optimizers.Adamax; Kingma and Ba, 2015, section 7.
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
        self.add_optimizer_variables(var_list, ["momentum", "norm"])

    @fused(fast.adamax, options="beta_1 beta_2 epsilon")
    def update_step(self, gradient, variable, learning_rate):
        m, u = self.slots_of(variable)
        gradient, size = convert_to_tensor(gradient), convert_to_tensor(on_values(abs_, gradient))
        t = cast(self.iterations + 1, gradient.dtype)
        m.assign_add((gradient - m) * (1 - self.beta_1))
        u.assign(maximum(u * self.beta_2, size))
        variable.assign_sub(m * learning_rate / ((u + self.epsilon) * (1 - self.beta_1 ** t)))

    def get_config(self):
        return super().get_config() | {"beta_1": self.beta_1, "beta_2": self.beta_2, "epsilon": self.epsilon}
