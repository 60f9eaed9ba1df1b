"""SGD: gradient descent, with momentum if wanted. Floor 7. Read next: `adam.py`."""

from ...backend.errors import explain
from .fused import momentum as fast
from .fused.decorator import fused
from .optimizer import Optimizer
from .rows import on_values


class SGD(Optimizer):
    """A step against the gradient g: w -= learning_rate * g. With momentum, the velocity m takes the steps:

        m = momentum * m - learning_rate * g
        w += m                                          nesterov:  w += momentum * m - learning_rate * g

    momentum: float in [0, 1], how much of the velocity is kept.
    nesterov: whether w goes to where the new velocity will lead.
    options: what all optimizers take; see `Optimizer`.

        >>> import minitf as tf
        >>> v = tf.Variable(1.0)
        >>> optimizer = tf.keras.optimizers.SGD(learning_rate=0.25, momentum=0.5)
        >>> for _ in range(2):
        ...     optimizer.apply_gradients([(tf.constant(2.0), v)]).numpy(), v.numpy()
        (np.int64(1), np.float32(0.5))
        (np.int64(2), np.float32(-0.25))

    Raises: ValueError unless `momentum` is a float in [0, 1].
    Source: keras.optimizers.SGD; Polyak, 1964; Sutskever et al., 2013.
    """

    takes_rows = True

    def __init__(self, learning_rate=0.01, momentum=0.0, nesterov=False, **options):
        super().__init__(learning_rate, **options)
        if not isinstance(momentum, float) or not 0 <= momentum <= 1:
            raise ValueError(explain("SGD", f"momentum is {momentum!r}", "it must be a float in [0, 1]"))
        self.momentum = momentum
        self.nesterov = nesterov

    def build(self, variables):
        if self.built:
            return
        super().build(variables)
        self.momentums = self.add_optimizer_variables(variables, "momentum") if self.momentum else []

    @fused(fast.sgd, options="momentum nesterov")
    def update_step(self, gradient, variable, learning_rate):
        """Move one variable, and its velocity.   gradient: a tensor or, without momentum, rows."""
        if not self.momentum:
            self.assign_sub(variable, on_values(lambda g: g * learning_rate, gradient))
            return
        (m,) = self.slots_of(variable)
        change = learning_rate * gradient
        m.assign(m * self.momentum - change)
        variable.assign_add(m * self.momentum - change if self.nesterov else m)

    def get_config(self):
        return super().get_config() | {"momentum": self.momentum, "nesterov": self.nesterov}
