"""tf.linalg.experimental: systems of equations by products alone.   Floor 9."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {"ops.linalg.conjugate_gradient": "conjugate_gradient"}

__getattr__, __dir__ = lazy(__name__, NAMES)
