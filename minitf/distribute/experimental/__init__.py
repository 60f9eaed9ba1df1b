"""tf.distribute.experimental. Floor 6. Read next: `../central_storage.py`."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "distribute.central_storage": "CentralStorageStrategy",
    "distribute.input.input_context": "ValueContext",
    "distribute.multi_worker": "CommunicationImplementation CommunicationOptions MultiWorkerMirroredStrategy",
    "distribute.parameter_server": "ParameterServerStrategy",
    "distribute.preemption": "PreemptionCheckpointHandler TerminationConfig",
}

# Tables below this one.
NAMESPACES = "coordinator partitioners"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
