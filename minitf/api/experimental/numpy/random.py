"""tf.experimental.numpy.random.   Floor 9.   Next: ops/numpy_names/random.py."""

from ....backend.tables import lazy

NAMES: dict[str, str] = {
    "ops.numpy_names.random": "poisson rand randint randn random seed standard_normal uniform",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
