"""tf.profiler.experimental.server.   Floor 9."""

from ....backend.tables import lazy

NAMES: dict[str, str] = {"board.profiler.server": "start"}

__getattr__, __dir__ = lazy(__name__, NAMES)
