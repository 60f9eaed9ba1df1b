"""tf.version: which TensorFlow this is like.   Floor 9.   Next: backend/release.py."""

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "backend.release": """
        VERSION GIT_VERSION COMPILER_VERSION GRAPH_DEF_VERSION GRAPH_DEF_VERSION_MIN_CONSUMER
        GRAPH_DEF_VERSION_MIN_PRODUCER
    """,
}

__getattr__, __dir__ = lazy(__name__, NAMES)
