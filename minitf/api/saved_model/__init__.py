"""tf.saved_model: models as folders, with their functions and variables.   Floor 9.   Next: saving/saved_model/."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "saving.saved_model.assets": "Asset",
    "saving.saved_model.folder": "contains_saved_model",
    "saving.saved_model.loading": "load",
    "saving.saved_model.names": """
        ASSETS_DIRECTORY ASSETS_KEY CLASSIFY_INPUTS CLASSIFY_METHOD_NAME CLASSIFY_OUTPUT_CLASSES CLASSIFY_OUTPUT_SCORES
        DEBUG_DIRECTORY DEBUG_INFO_FILENAME_PB DEFAULT_SERVING_SIGNATURE_DEF_KEY GPU PREDICT_INPUTS PREDICT_METHOD_NAME
        PREDICT_OUTPUTS REGRESS_INPUTS REGRESS_METHOD_NAME REGRESS_OUTPUTS SAVED_MODEL_FILENAME_PB
        SAVED_MODEL_FILENAME_PBTXT SAVED_MODEL_SCHEMA_VERSION SERVING TPU TRAINING VARIABLES_DIRECTORY
        VARIABLES_FILENAME
    """,
    "saving.saved_model.options": "LoadOptions SaveOptions",
    "saving.saved_model.saving": "save",
}

NAMESPACES = "experimental"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
