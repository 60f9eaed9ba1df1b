"""tf.lite.experimental. Floor 8."""

from ..backend.tables import lazy

NAMES = {"lite.interpreter": "OpResolverType"}

__getattr__, __dir__ = lazy(__name__, NAMES)
