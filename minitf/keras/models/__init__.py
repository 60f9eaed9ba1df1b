"""The table of `tf.keras.models`: layers put together. Floor 7. Read `model.py` first, then `functional.py`."""

from ...backend.tables import lazy

NAMES = {
    "keras.models.model": "Model model_from_json",
    "keras.models.sequential": "Sequential",
    "keras.models.cloning": "clone_model",
    "keras.saving.archive": "save_model load_model",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
