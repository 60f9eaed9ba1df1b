"""The table of `tf.keras.saving`: objects as configs. Floor 7."""

from ..backend.tables import lazy

NAMES = {
    "keras.registry": (
        "register_keras_serializable get_registered_name get_registered_object get_custom_objects "
        "CustomObjectScope custom_object_scope"
    ),
    "keras.serialization": "serialize_keras_object",
    "keras.deserialization": "deserialize_keras_object",
}

__getattr__, __dir__ = lazy(__name__, NAMES, unbuilt="load_model save_model load_weights save_weights KerasFileEditor")
