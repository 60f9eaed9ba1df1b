"""tf.nn.experimental: dropout with random numbers from elsewhere.   Floor 9.   Next: ops/nn/dropout.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {"ops.nn.dropout": "stateless_dropout general_dropout"}

__getattr__, __dir__ = lazy(__name__, NAMES)
