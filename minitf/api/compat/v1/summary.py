"""tf.compat.v1.summary: summaries that a session is asked for.   Floor 9.   Next: board/v1.py."""

from ....backend.tables import lazy

NAMES: dict[str, str] = {
    "board.v1": "FileWriter all_v2_summary_ops audio histogram image merge merge_all scalar text",
    "wire.messages": "Event Summary",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
