"""The table of `tf.keras.backend`: what Keras 3 keeps of its old low-level interface. Floor 7.

New code uses `keras.ops` and `keras.config`.
"""

from ..backend.tables import lazy

NAMES = {
    "keras.config": "floatx set_floatx epsilon set_epsilon image_data_format set_image_data_format backend",
    "keras.session": "clear_session",
    "keras.naming": "get_uid",
    "keras.standardize": "standardize_dtype is_float_dtype is_int_dtype",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
