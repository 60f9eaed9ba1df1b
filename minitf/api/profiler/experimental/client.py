"""tf.profiler.experimental.client.   Floor 9."""

from ....backend.tables import lazy

NAMES: dict[str, str] = {"board.profiler.server": "monitor trace"}

__getattr__, __dir__ = lazy(__name__, NAMES)
