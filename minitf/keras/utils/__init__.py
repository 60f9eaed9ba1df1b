"""The table of `tf.keras.utils`. Floor 7."""

from ...backend.tables import lazy

NAMES = {
    "keras.utils.seeds": "set_random_seed",
    "keras.session": "clear_session",
    "keras.registry": (
        "register_keras_serializable get_registered_name get_registered_object get_custom_objects "
        "CustomObjectScope custom_object_scope"
    ),
    "keras.serialization": "serialize_keras_object",
    "keras.deserialization": "deserialize_keras_object",
    "keras.standardize": "standardize_dtype",
    "keras.config": "enable_interactive_logging disable_interactive_logging is_interactive_logging_enabled",
    "keras.utils.config": "Config",
    "keras.utils.progbar": "Progbar",
    "keras.training.packing": "pack_x_y_sample_weight unpack_x_y_sample_weight",
    "keras.training.adapters.py_dataset": "PyDataset Sequence",
    "keras.utils.categorical": "to_categorical normalize",
    "keras.utils.padding": "pad_sequences",
    "keras.layers.preprocessing.feature_space": "FeatureSpace",
    "keras.utils.pictures": "array_to_img img_to_array load_img save_img",
    "keras.utils.splitting": "split_dataset",
    "keras.utils.download": "get_file",
    "keras.utils.text_directory": "text_dataset_from_directory",
    "keras.utils.audio_directory": "audio_dataset_from_directory",
    "keras.utils.image_directory": "image_dataset_from_directory",
    "keras.utils.timeseries": "timeseries_dataset_from_array",
    "keras.models.drawing": "plot_model",
    "keras.symbolic.keras_tensor": "is_keras_tensor",
    "keras.symbolic.sources": "get_source_inputs",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
