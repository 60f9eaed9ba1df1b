"""tf.lite.experimental.authoring. Floor 8."""

from ...backend.tables import lazy

NAMES = {"lite.compatibility": "compatible CompatibilityError"}

__getattr__, __dir__ = lazy(__name__, NAMES)
