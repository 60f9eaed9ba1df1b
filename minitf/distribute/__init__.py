"""Floor 6, distribute: the same step on many devices and machines.   Also the table of what `tf.distribute` offers.

Read `values.py` and `contexts.py` first, then `lockstep.py`, how replicas run, `variables.py`, what they share, and
`strategy.py`, which puts it together; then `transport/`, how machines add up their gradients.
"""

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "distribute.contexts": "ReplicaContext",
    "distribute.current": """
        experimental_set_strategy get_replica_context get_strategy has_strategy in_cross_replica_context
    """,
    "distribute.extended": "StrategyExtended",
    "distribute.input.datasets": "DistributedDataset DistributedIterator",
    "distribute.input.input_context": "InputContext",
    "distribute.mirrored": "MirroredStrategy",
    "distribute.multi_worker": "MultiWorkerMirroredStrategy",
    "distribute.one_device": "OneDeviceStrategy",
    "distribute.options": """
        CrossDeviceOps HierarchicalCopyAllReduce InputOptions InputReplicationMode NcclAllReduce ReductionToOneDevice
        RunOptions
    """,
    "distribute.parameter_server": "ParameterServerStrategy",
    "distribute.reduce_op": "ReduceOp",
    "distribute.server": "Server",
    "distribute.strategy": "Strategy",
    "distribute.values": "DistributedValues",
}

# Tables below this one.
NAMESPACES = "cluster_resolver coordinator experimental"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
