"""tf.distribute.experimental.coordinator, an older place. Floor 6. Read next: `../coordinator/coordinator.py`."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "distribute.coordinator.coordinator": "ClusterCoordinator",
    "distribute.coordinator.values": "RemoteValue",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
