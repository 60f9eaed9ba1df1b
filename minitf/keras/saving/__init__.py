"""The table of `tf.keras.saving`: objects as configs, models as files. Floor 7. Start with `weights.py`."""

from ...backend.tables import lazy

NAMES = {
    "keras.registry": (
        "register_keras_serializable get_registered_name get_registered_object get_custom_objects "
        "CustomObjectScope custom_object_scope"
    ),
    "keras.serialization": "serialize_keras_object",
    "keras.deserialization": "deserialize_keras_object",
    "keras.saving.archive": "save_model load_model",
    "keras.saving.weights": "save_weights load_weights",
}

__getattr__, __dir__ = lazy(__name__, NAMES, unbuilt="KerasFileEditor")
