"""Nadam: Adam that looks one step ahead. Floor 7. Read `adam.py` first, and nesterov in `sgd.py`."""

from ...core.convert import convert_to_tensor
from ...ops.elementwise.powers import sqrt
from ...ops.shapes.identity import cast
from .fused import adam as fast
from .fused.decorator import fused
from .optimizer import Optimizer
from .rows import with_square


class Nadam(Optimizer):
    """As Adam, but along a mean of the gradient g and of where the running mean m will be:

        u_t = beta_1 * (1 - 0.96^t / 2)             the share of m that step t keeps; it grows to beta_1
        w -= learning_rate * mean / (sqrt(v / (1 - beta_2^t)) + epsilon)
        mean = u_(t+1) * m / (1 - u_1 ... u_(t+1)) + (1 - u_t) * g / (1 - u_1 ... u_t)

    beta_1, beta_2: float in [0, 1), how much of the means is kept.   epsilon: float, against division by zero.
    options: what all optimizers take; see `Optimizer`.

        >>> import minitf as tf
        >>> v = tf.Variable([1.0, 1.0])
        >>> optimizer = tf.keras.optimizers.Nadam(learning_rate=0.25)
        >>> optimizer.apply([tf.constant([1000.0, -0.1])], [v])
        >>> print(v.numpy().round(3))
        [0.734 1.266]

    Source: keras.optimizers.Nadam; Dozat, 2016.
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
        dtype = var_list[0].dtype if var_list else None
        self._u_product = self.add_variable((), "ones", dtype)

    def _take_step(self, grads, variables):
        self._u_product.assign(self._u_product * self._kept(self.iterations + 1, self._u_product.dtype))
        super()._take_step(grads, variables)

    def _kept(self, t, dtype):
        """u_t, the share of the running mean that step t keeps."""
        return self.beta_1 * (1 - 0.5 * 0.96 ** cast(t, dtype))

    def step_numbers(self, learning_rate):
        return [*super().step_numbers(learning_rate), convert_to_tensor(self._u_product)]

    @fused(fast.nadam, options="beta_1 beta_2 epsilon")
    def update_step(self, gradient, variable, learning_rate):
        m, v = self.slots_of(variable)
        gradient, square = with_square(gradient)
        t, dtype = self.iterations + 1, gradient.dtype
        now, later = self._kept(t, dtype), self._kept(t + 1, dtype)
        product = cast(self._u_product, dtype)
        m.assign_add((gradient - m) * (1 - self.beta_1))
        v.assign_add((square - v) * (1 - self.beta_2))
        ahead = m * later / (1 - product * later) + gradient * (1 - now) / (1 - product)
        size = sqrt(v / (1 - self.beta_2 ** cast(t, dtype)))
        variable.assign_sub(ahead * learning_rate / (size + self.epsilon))

    def get_config(self):
        return super().get_config() | {"beta_1": self.beta_1, "beta_2": self.beta_2, "epsilon": self.epsilon}
