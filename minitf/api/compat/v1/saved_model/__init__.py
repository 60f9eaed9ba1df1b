"""tf.compat.v1.saved_model: graphs of sessions as SavedModels.   Floor 9.   Next: saving/saved_model/sessions.py.

A name that is not in this table is that of `tf.saved_model`.
"""

from typing import Any

from .....backend.tables import lazy
from .... import saved_model

NAMES: dict[str, str] = {
    "saving.saved_model.names": "MAIN_OP_KEY",
    "saving.saved_model.saving": "save",
    "saving.saved_model.sessions": """
        load simple_save build_signature_def build_tensor_info predict_signature_def
    """,
}

NAMESPACES = "loader signature_constants tag_constants"

_own, __dir__ = lazy(__name__, NAMES, NAMESPACES)


def __getattr__(name: str) -> Any:
    """A name of the table; else what `tf.saved_model` calls so."""
    return _own(name) if name in __dir__() else getattr(saved_model, name)
