"""tf.compat.v1.saved_model.loader: the older place of `load`.   Floor 9."""

from .....backend.tables import lazy

NAMES: dict[str, str] = {"saving.saved_model.sessions": "load"}

__getattr__, __dir__ = lazy(__name__, NAMES)
