"""tf.train.experimental: how checkpoints are cut in files, and state of a program's own.   Floor 9."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "saving.options": "MaxShardSizePolicy ShardByTaskPolicy",
    "saving.python_state": "PythonState",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
