"""Lion: every number moves by the same amount. Floor 7. Read `sgd.py` first."""

from ...backend.errors import explain
from ...ops.elementwise.magnitude import sign
from .fused import momentum as fast
from .fused.decorator import fused
from .optimizer import Optimizer


class Lion(Optimizer):
    """A step of one length, in the direction that a mean of the momentum m and the gradient g points to:

        w -= learning_rate * sign(beta_1 * m + (1 - beta_1) * g)
        m = beta_2 * m + (1 - beta_2) * g

    It remembers one number for each weight, where Adam remembers two.

    beta_1: float in (0, 1].   beta_2: float in [0, 1).   options: what all optimizers take; see `Optimizer`.

        >>> import minitf as tf
        >>> v = tf.Variable([1.0, 1.0, 1.0])
        >>> optimizer = tf.keras.optimizers.Lion(learning_rate=0.25)
        >>> optimizer.apply([tf.constant([1000.0, -0.001, 0.0])], [v])
        >>> v.numpy()
        array([0.75, 1.25, 1.  ], dtype=float32)

    Raises: ValueError where `beta_1` is out of range.
    Source: keras.optimizers.Lion; Chen et al., 2023.
    """

    def __init__(self, learning_rate=0.001, beta_1=0.9, beta_2=0.99, **options):
        super().__init__(learning_rate, **options)
        if beta_1 <= 0 or beta_1 > 1:
            raise ValueError(explain("Lion", f"beta_1 is {beta_1}", "it must be in (0, 1]"))
        self.beta_1 = beta_1
        self.beta_2 = beta_2

    def build(self, var_list):
        if self.built:
            return
        super().build(var_list)
        self.add_optimizer_variables(var_list, "momentum")

    @fused(fast.lion, options="beta_1 beta_2")
    def update_step(self, gradient, variable, learning_rate):
        (m,) = self.slots_of(variable)
        variable.assign_sub(learning_rate * sign(m * self.beta_1 + gradient * (1 - self.beta_1)))
        m.assign(m * self.beta_2 + gradient * (1 - self.beta_2))

    def get_config(self):
        return super().get_config() | {"beta_1": self.beta_1, "beta_2": self.beta_2}
