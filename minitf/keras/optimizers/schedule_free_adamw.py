"""ScheduleFreeAdamW: no schedule, but a mean of all places so far. Floor 7. Read `adam.py` first."""

from ...graph.func_graph import init_scope
from ...ops.elementwise.extrema import minimum
from ...ops.elementwise.powers import sqrt
from ...ops.shapes.identity import cast
from .optimizer import Optimizer
from .rows import with_square


class ScheduleFreeAdamW(Optimizer):
    """Three places instead of one: z takes the steps, x is the mean of all z so far, and w, between them, is trained.

        v += (g^2 - v) * (1 - beta_2)
        z -= learning_rate * g / (sqrt(v / (1 - beta_2^t)) + epsilon)
        x += (z - x) / t
        w = beta_1 * x + (1 - beta_1) * z

    x is not kept: it follows from w and z. As in Keras on TensorFlow, it is computed with the z of after the step, not
    with that of before as in the paper.

    beta_1: float in (0, 1).   beta_2: float in [0, 1).   epsilon: float.
    warmup_steps: int >= 0; over so many steps the learning rate grows from 0.
    options: what all optimizers take; see `Optimizer`.

        >>> import minitf as tf
        >>> v = tf.Variable([1.0, 1.0])
        >>> optimizer = tf.keras.optimizers.ScheduleFreeAdamW(learning_rate=0.25)
        >>> optimizer.apply([tf.constant([1000.0, -0.1])], [v])
        >>> print(v.numpy().round(3))
        [0.75 1.25]

    Source: keras.optimizers.ScheduleFreeAdamW; Defazio et al., 2024. Differs: where `fit` builds it, Keras sets z to w
    in every step, as it traces this into the step; here z starts there once, as in Keras after `optimizer.build`.
    """

    takes_rows = True

    def __init__(self, learning_rate=0.0025, beta_1=0.9, beta_2=0.999, epsilon=1e-8, warmup_steps=0, **options):
        super().__init__(learning_rate, **options)
        self.beta_1 = beta_1
        self.beta_2 = beta_2
        self.epsilon = epsilon
        self.warmup_steps = warmup_steps

    def build(self, var_list):
        if self.built:
            return
        super().build(var_list)
        places, _ = self.add_optimizer_variables(var_list, ["momentum", "velocity"])
        with init_scope():  # once, even where a function is being traced
            for place, variable in zip(places, var_list):
                place.assign(variable)

    def update_step(self, gradient, variable, learning_rate):
        z, v = self.slots_of(variable)
        gradient, square = with_square(gradient)
        t = cast(self.iterations + 1, gradient.dtype)
        if self.warmup_steps > 0:
            learning_rate *= minimum(t / self.warmup_steps, 1.0)
        v.assign_add((square - v) * (1 - self.beta_2))
        size = sqrt(v / (1 - self.beta_2 ** t)) + self.epsilon
        z.assign_sub(learning_rate * gradient / size)
        mean = (variable - (1 - self.beta_1) * z) / self.beta_1
        mean = (1 - 1 / t) * mean + 1 / t * z
        variable.assign((1 - self.beta_1) * z + self.beta_1 * mean)

    def get_config(self):
        return super().get_config() | {
            "beta_1": self.beta_1, "beta_2": self.beta_2, "epsilon": self.epsilon, "warmup_steps": self.warmup_steps}
