"""tf.keras.preprocessing: names that older programs use for what `tf.keras.utils` has.   Floor 7."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "keras.utils.text_directory": "text_dataset_from_directory",
    "keras.utils.image_directory": "image_dataset_from_directory",
    "keras.utils.timeseries": "timeseries_dataset_from_array",
}

# Tables below this one.
NAMESPACES = "image sequence text"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
