"""tf.train: examples, and checkpoints.   Floor 9.   Next: wire/messages.py, saving/checkpoint.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "distribute.cluster.spec": "ClusterSpec",
    "saving.checkpoint": "Checkpoint",
    "saving.inspecting": "checkpoints_iterator list_variables load_checkpoint load_variable",
    "saving.manager": "CheckpointManager",
    "saving.options": "CheckpointOptions",
    "saving.state_file": "get_checkpoint_state latest_checkpoint",
    "saving.views": "CheckpointView TrackableView",
    "wire.messages": """
        BytesList Example Feature FeatureList FeatureLists Features FloatList Int64List SequenceExample
    """,
}

NAMESPACES = "experimental"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
