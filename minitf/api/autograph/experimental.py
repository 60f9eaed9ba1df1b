"""tf.autograph.experimental: what to leave alone, and how loops run.   Floor 9.   Next: graph/autograph/api.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "graph.autograph.api": "Feature do_not_convert set_loop_options",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
