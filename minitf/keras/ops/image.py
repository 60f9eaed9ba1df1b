"""The table of `tf.keras.ops.image`: functions on images. Floor 7."""

from ...backend.tables import lazy

NAMES = {}

__getattr__, __dir__ = lazy(
    __name__, NAMES,
    unbuilt=("affine_transform crop_images elastic_transform extract_patches extract_patches_3d gaussian_blur "
             "hsv_to_rgb map_coordinates pad_images perspective_transform resize rgb_to_grayscale rgb_to_hsv "
             "scale_and_translate sobel_edges ssim"),
)  # fmt: skip
