"""tf.image: images as tensors.   Floor 9.   Next: ops/image/batches.py."""

from . import lazy

NAMES: dict[str, str] = {
    "ops.pooling.patches": "extract_patches",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
