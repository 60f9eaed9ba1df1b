"""tf.sysconfig: how the library was built.   Floor 9.   Next: graph/session/built_with.py."""

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "graph.session.built_with": "get_build_info",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
