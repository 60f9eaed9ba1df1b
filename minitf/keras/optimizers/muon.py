"""Muon: steps that treat all directions of a matrix alike. Floor 7. Read `sgd.py` and `adam.py` first."""

import re

from ...ops.elementwise.powers import sqrt
from ...ops.linalg.matmul import matmul
from ...ops.reductions.norms import norm
from ...ops.shapes.identity import cast
from .optimizer import Optimizer
from .rows import with_square


class Muon(Optimizer):
    """Gradient descent with momentum, in which the step of a matrix is made (nearly) orthogonal:

        m = momentum * m + g
        w -= learning_rate * orthogonal(g + momentum * m)               without nesterov: of m

    A matrix that is multiplied by a step turns and stretches. Gradients stretch a few directions much and the rest
    hardly; an orthogonal step stretches all by 1. Variables that are no matrices are moved by AdamW.

    adam_beta_1, adam_beta_2, epsilon, adam_weight_decay: as in AdamW.   adam_lr_ratio: its learning rate, in ours.
    weight_decay: float, of the matrices.   momentum: float in [0, 1).   nesterov: bool.
    exclude_embeddings: whether variables with "embedding" in their path are moved by AdamW, too.
    exclude_layers: list of str, regular expressions; as are those whose path has a match.
    muon_a, muon_b, muon_c: float, see `orthogonal`.   ns_steps: int, how often it is repeated.
    rms_rate: float; the step is multiplied by this and by the root of the longer side. None for no such factor.
    options: what all optimizers take; see `Optimizer`.

        >>> import minitf as tf
        >>> v = tf.Variable([[1.0, 0.0], [0.0, 1.0]])
        >>> optimizer = tf.keras.optimizers.Muon(learning_rate=0.5, weight_decay=0.0, rms_rate=None)
        >>> optimizer.apply([tf.constant([[9.0, 0.0], [0.0, 3.0]])], [v])
        >>> print(v.numpy().round(1))
        [[0.6 0. ]
         [0.  0.4]]

    Source: keras.optimizers.Muon; Jordan et al., 2024; rms_rate: Liu et al., 2025.
    """

    takes_rows = True

    def __init__(self, learning_rate=0.001, adam_beta_1=0.9, adam_beta_2=0.999, adam_weight_decay=0.004, epsilon=1e-7,
                 weight_decay=0.004, *, exclude_layers=None, exclude_embeddings=True, muon_a=3.4445, muon_b=-4.7750,
                 muon_c=2.0315, adam_lr_ratio=1, momentum=0.95, ns_steps=5, nesterov=True, rms_rate=0.2, **options):
        super().__init__(learning_rate, weight_decay=weight_decay, **options)
        self.adam_beta_1 = adam_beta_1
        self.adam_beta_2 = adam_beta_2
        self.adam_weight_decay = adam_weight_decay
        self.epsilon = epsilon
        self.exclude_layers = exclude_layers or []
        self.exclude_embeddings = exclude_embeddings
        self.muon_a, self.muon_b, self.muon_c = muon_a, muon_b, muon_c
        self.adam_lr_ratio = adam_lr_ratio
        self.momentum = momentum
        self.ns_steps = ns_steps
        self.nesterov = nesterov
        self.rms_rate = rms_rate

    def _is_for_adam(self, variable):
        path = getattr(variable, "path", variable.name)
        if len(variable.shape) != 2 or (self.exclude_embeddings and "embedding" in path.lower()):
            return True
        return any(re.search(pattern, path) for pattern in self.exclude_layers)

    def build(self, var_list):
        if self.built:
            return
        super().build(var_list)
        self._slots = [[], []]
        for variable in var_list:
            self._slots[0].append(self.add_variable_from_reference(variable, "momentum"))
            is_for_adam = self._is_for_adam(variable)
            self._slots[1].append(self.add_variable_from_reference(variable, "velocity") if is_for_adam else None)

    def decay_of(self, variable):
        decay = self.adam_weight_decay if self._is_for_adam(variable) else self.weight_decay
        return 0.0 if variable in self._excluded else decay or 0.0

    def update_step(self, gradient, variable, learning_rate):
        m, v = self.slots_of(variable)
        gradient, square = with_square(gradient)
        if v is not None:
            self._adam_step(gradient, square, variable, learning_rate * self.adam_lr_ratio, m, v)
            return
        m.assign(m * self.momentum + gradient)
        ahead = gradient + self.momentum * m if self.nesterov else m
        step = orthogonal(ahead, self.ns_steps, self.muon_a, self.muon_b, self.muon_c)
        scale = 1.0 if self.rms_rate is None else max(variable.shape) ** 0.5 * self.rms_rate
        variable.assign_sub(learning_rate * scale * step)

    def _adam_step(self, gradient, square, variable, learning_rate, m, v):
        """The rule of `adam.py`."""
        t = cast(self.iterations + 1, gradient.dtype)
        alpha = learning_rate * sqrt(1 - self.adam_beta_2 ** t) / (1 - self.adam_beta_1 ** t)
        m.assign_add((gradient - m) * (1 - self.adam_beta_1))
        v.assign_add((square - v) * (1 - self.adam_beta_2))
        variable.assign_sub(m * alpha / (sqrt(v) + self.epsilon))

    def get_config(self):
        return super().get_config() | {name: getattr(self, name) for name in SETTINGS}


SETTINGS = (
    "adam_beta_1", "adam_beta_2", "epsilon", "exclude_layers", "muon_a", "muon_b", "muon_c", "adam_lr_ratio",
    "momentum", "ns_steps", "nesterov", "exclude_embeddings", "adam_weight_decay", "rms_rate",
)


def orthogonal(x, steps, a, b, c):
    """The matrix x = U S V^T with its singular values S moved near to 1.   x: float [M, N].

    Each step takes every singular value s to a s + b s^3 + c s^5, and leaves U and V as they are.

    Source: the iteration of Newton and Schulz.
    """
    is_tall = x.shape[-2] > x.shape[-1]
    x = x / (norm(x) + 1e-7)  # no singular value is over 1
    for _ in range(steps):
        square = matmul(x, x, transpose_a=True) if is_tall else matmul(x, x, transpose_b=True)
        mixed = b * square + c * matmul(square, square)
        x = a * x + (matmul(x, mixed) if is_tall else matmul(mixed, x))
    return x
