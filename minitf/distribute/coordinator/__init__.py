"""tf.distribute.coordinator: work that is handed out to workers. Floor 6. Read next: `coordinator.py`."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "distribute.coordinator.coordinator": "ClusterCoordinator",
    "distribute.coordinator.values": "PerWorkerValue RemoteValue",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
