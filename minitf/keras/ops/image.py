"""The table of `tf.keras.ops.image`: functions on images. Floor 7. Read `images.py`."""

from ...backend.tables import lazy

NAMES = {
    "keras.ops.images": (
        "rgb_to_grayscale rgb_to_hsv hsv_to_rgb resize pad_images crop_images sobel_edges gaussian_blur ssim"
    ),
    "keras.ops.patches": "extract_patches extract_patches_3d",
    "keras.ops.warping": (
        "affine_transform perspective_transform map_coordinates elastic_transform scale_and_translate"
    ),
}

__getattr__, __dir__ = lazy(__name__, NAMES)
