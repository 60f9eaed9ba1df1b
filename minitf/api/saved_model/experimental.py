"""tf.saved_model.experimental: the fingerprints of models.   Floor 9.   Next: saving/saved_model/fingerprint.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {"saving.saved_model.fingerprint": "Fingerprint read_fingerprint"}

__getattr__, __dir__ = lazy(__name__, NAMES)
