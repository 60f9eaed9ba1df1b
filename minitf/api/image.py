"""tf.image: images as tensors.   Floor 9.   Next: ops/image/batches.py."""

from . import lazy

NAMES: dict[str, str] = {
    "ops.image.resize": "ResizeMethod resize resize_with_pad",
    "ops.image.framing": "crop_to_bounding_box pad_to_bounding_box resize_with_crop_or_pad central_crop",
    "ops.pooling.patches": "extract_patches",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
