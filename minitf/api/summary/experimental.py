"""tf.summary.experimental.   Floor 9."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {"board.raw": "summary_scope write_raw_pb", "board.state": "get_step set_step"}

__getattr__, __dir__ = lazy(__name__, NAMES)
