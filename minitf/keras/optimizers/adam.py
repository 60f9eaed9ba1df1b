"""Adam: each number moves at its own pace. Floor 7. Read next: `adamw.py`, and `fused/adam.py` for the fast form."""

from ...ops.elementwise.extrema import maximum
from ...ops.elementwise.powers import sqrt
from ...ops.shapes.identity import cast
from .fused import adam as fast
from .fused.decorator import fused
from .optimizer import Optimizer
from .rows import with_square


class Adam(Optimizer):
    """A step along the running mean of the gradient g, divided by the root of the running mean of its square:

        m += (g - m) * (1 - beta_1)
        v += (g^2 - v) * (1 - beta_2)
        w -= alpha * m / (sqrt(v) + epsilon)        alpha = learning_rate * sqrt(1 - beta_2^t) / (1 - beta_1^t)

    t counts the steps from 1. Both means start at zero, and alpha makes up for that.

    beta_1, beta_2: float in [0, 1), how much of the means is kept.   epsilon: float, against division by zero.
    amsgrad: whether to divide by the largest v there ever was.
    options: what all optimizers take; see `Optimizer`.

        >>> import minitf as tf
        >>> v = tf.Variable([1.0, 1.0])
        >>> optimizer = tf.keras.optimizers.Adam(learning_rate=0.25)
        >>> optimizer.apply([tf.constant([1000.0, -0.1])], [v])
        >>> print(v.numpy().round(3))
        [0.75 1.25]

    Source: keras.optimizers.Adam; Kingma and Ba, 2015; amsgrad: Reddi et al., 2018.
    """

    takes_rows = True

    def __init__(self, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7, amsgrad=False, **options):
        super().__init__(learning_rate, **options)
        self.beta_1 = beta_1
        self.beta_2 = beta_2
        self.epsilon = epsilon
        self.amsgrad = amsgrad

    def build(self, var_list):
        if self.built:
            return
        super().build(var_list)
        self.add_optimizer_variables(var_list, ["momentum", "velocity"])
        if self.amsgrad:
            self.add_optimizer_variables(var_list, "velocity_hat")

    @fused(fast.adam, options="beta_1 beta_2 epsilon amsgrad")
    def update_step(self, gradient, variable, learning_rate):
        m, v, *largest = self.slots_of(variable)
        gradient, square = with_square(gradient)
        t = cast(self.iterations + 1, gradient.dtype)
        alpha = learning_rate * sqrt(1 - self.beta_2 ** t) / (1 - self.beta_1 ** t)
        m.assign_add((gradient - m) * (1 - self.beta_1))
        v.assign_add((square - v) * (1 - self.beta_2))
        if self.amsgrad:
            largest[0].assign(maximum(largest[0], v))
            v = largest[0]
        variable.assign_sub(m * alpha / (sqrt(v) + self.epsilon))

    def get_config(self):
        return super().get_config() | {
            "beta_1": self.beta_1, "beta_2": self.beta_2, "epsilon": self.epsilon, "amsgrad": self.amsgrad}
