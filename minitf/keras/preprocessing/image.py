"""tf.keras.preprocessing.image: pictures as arrays.   Floor 7.   Next: ../utils/pictures.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "keras.utils.pictures": "array_to_img img_to_array load_img save_img",
    "keras.layers.preprocessing.images.resizing": "smart_resize",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
