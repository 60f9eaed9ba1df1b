"""Orthogonal: a matrix that turns vectors without stretching them. Floor 7. Read next: `lookup.py`."""

import math

from ...backend.errors import explain
from ...ops.elementwise.arithmetic import multiply
from ...ops.elementwise.magnitude import sign
from ...ops.linalg.diagonals import diag_part
from ...ops.linalg.qr import qr
from ...ops.shapes.layout import reshape, transpose
from ..random.distributions import normal
from ..random.seed_generator import as_seed, seed_config
from .initializer import Initializer


class Orthogonal(Initializer):
    """A matrix with orthogonal columns of length `gain`, or rows where there are more columns than rows.

    gain: float. seed: int, SeedGenerator or None. A shape of more than two axes is seen as a matrix of its last one.

    >>> import minitf as tf
    >>> q = tf.keras.initializers.Orthogonal(seed=0)([3, 2])
    >>> tf.round(tf.matmul(q, q, transpose_a=True) * 100 + 0.0).numpy().tolist()
    [[100.0, 0.0], [0.0, 100.0]]

    Raises: ValueError for a shape of fewer than two axes.
    Source: Saxe et al. 2014; keras.initializers.Orthogonal.
    """

    def __init__(self, gain=1.0, seed=None):
        self.gain = gain
        self.seed, self._init_seed = as_seed(seed, "Orthogonal"), seed

    def __call__(self, shape, dtype=None):
        if len(shape) < 2:
            raise ValueError(explain("Orthogonal", f"shape is {tuple(shape)}", "it must have at least two axes"))
        rows, columns = math.prod(shape[:-1]), shape[-1]
        q, r = qr(normal((max(rows, columns), min(rows, columns)), dtype=dtype, seed=self.seed))
        q = multiply(q, sign(diag_part(r)))  # else the signs would follow LAPACK's habits
        return multiply(self.gain, reshape(transpose(q) if rows < columns else q, shape))

    def get_config(self):
        return {"seed": seed_config(self._init_seed), "gain": self.gain}


orthogonal = OrthogonalInitializer = Orthogonal
