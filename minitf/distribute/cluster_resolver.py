"""tf.distribute.cluster_resolver. Floor 6. Read next: `cluster/resolvers.py`."""

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "distribute.cluster.resolvers": "ClusterResolver SimpleClusterResolver TFConfigClusterResolver",
    "distribute.cluster.slurm": "SlurmClusterResolver",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
