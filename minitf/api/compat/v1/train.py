"""tf.compat.v1.train: checkpoints of sessions.   Floor 9.   Next: saving/saver.py.

A name that is not in this table is that of `tf.train`.
"""

from typing import Any

from ....backend.tables import lazy
from ... import train

NAMES: dict[str, str] = {
    "board.event_reader": "summary_iterator",
    "saving.inspecting": "NewCheckpointReader",
    "saving.meta_graph_files": "export_meta_graph import_meta_graph",
    "saving.saver": "Saver",
    "saving.state_file": "checkpoint_exists get_checkpoint_mtimes remove_checkpoint update_checkpoint_state",
    "wire.messages": "SaverDef",
}

_own, __dir__ = lazy(__name__, NAMES)


def __getattr__(name: str) -> Any:
    """A name of the table; else what `tf.train` calls so."""
    return _own(name) if name in __dir__() else getattr(train, name)
