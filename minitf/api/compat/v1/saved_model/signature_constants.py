"""tf.compat.v1.saved_model.signature_constants.   Floor 9.   Next: saving/saved_model/names.py."""

from .....backend.tables import lazy

NAMES: dict[str, str] = {
    "saving.saved_model.names": """
        CLASSIFY_INPUTS CLASSIFY_METHOD_NAME CLASSIFY_OUTPUT_CLASSES CLASSIFY_OUTPUT_SCORES
        DEFAULT_SERVING_SIGNATURE_DEF_KEY PREDICT_INPUTS PREDICT_METHOD_NAME PREDICT_OUTPUTS REGRESS_INPUTS
        REGRESS_METHOD_NAME REGRESS_OUTPUTS
    """,
}

__getattr__, __dir__ = lazy(__name__, NAMES)
