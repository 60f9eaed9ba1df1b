"""tf.compat.v1.saved_model.tag_constants.   Floor 9.   Next: saving/saved_model/names.py."""

from .....backend.tables import lazy

NAMES: dict[str, str] = {"saving.saved_model.names": "SERVING TRAINING GPU TPU"}

__getattr__, __dir__ = lazy(__name__, NAMES)
