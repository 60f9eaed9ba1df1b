"""tf.audio: sound in files.   Floor 9.   Next: ops/files/wav.py."""

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "ops.files.wav": "decode_wav encode_wav",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
