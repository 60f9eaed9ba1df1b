"""`keras.optimizers.legacy`: names that say that they are gone. Floor 7.   Also their table.

Keras 2 had its older optimizers here. Keras 3 has the names, so that programs that only mention them can be imported.
"""

from ...backend.errors import explain
from ...backend.tables import lazy


class Optimizer:
    """Raises ImportError when it is made.  Source: keras.optimizers.legacy.Optimizer."""

    def __init__(self, *args, **kwargs):
        name = type(self).__name__
        raise ImportError(explain(f"keras.optimizers.legacy.{name}", "an optimizer of Keras 2",
                                  "Keras 3 does not have it", f"Use keras.optimizers.{name}"))


class Adagrad(Optimizer):
    """See Optimizer."""


class Adam(Optimizer):
    """See Optimizer."""


class Ftrl(Optimizer):
    """See Optimizer."""


class RMSprop(Optimizer):
    """See Optimizer."""


class SGD(Optimizer):
    """See Optimizer."""


NAMES = {"keras.optimizers.legacy": "Adagrad Adam Ftrl Optimizer RMSprop SGD"}

__getattr__, __dir__ = lazy(__name__, NAMES)
