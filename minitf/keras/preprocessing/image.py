"""tf.keras.preprocessing.image: pictures as arrays.   Floor 7.   Next: ../utils/pictures.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "keras.utils.pictures": "array_to_img img_to_array load_img save_img",
    "keras.layers.preprocessing.images.resizing": "smart_resize",
    "keras.legacy.images.generator": "ImageDataGenerator",
    "keras.legacy.images.batches": "Iterator NumpyArrayIterator",
    "keras.legacy.images.files": "DirectoryIterator",
    "keras.legacy.images.warping": """
        apply_affine_transform apply_brightness_shift apply_channel_shift random_brightness random_channel_shift
        random_rotation random_shear random_shift random_zoom
    """,
}

__getattr__, __dir__ = lazy(__name__, NAMES)
