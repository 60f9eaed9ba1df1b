"""ParameterServerStrategy: workers that do not wait for each other. Floor 6. Read `mirrored.py` first.

The variables are in one place; each worker reads them, computes a gradient, and changes them, whatever the others do
meanwhile. So a slow worker holds nobody up, and a gradient may belong to weights that have changed since. A coordinator
hands out the work: read `coordinator/coordinator.py` next.
"""

from __future__ import annotations

from ..backend.errors import explain
from .cluster.resolvers import ClusterResolver
from .extended import StrategyExtended
from .strategy import Strategy


class ParameterServerStrategy(Strategy):
    """One copy of the variables, and workers that come and go.

    cluster_resolver: a resolver whose cluster has at least one "worker"; it says how many there are.
    variable_partitioner: accepted, and changes nothing: no variable is divided.

        >>> import minitf as tf
        >>> cluster = tf.train.ClusterSpec({"worker": ["a:1", "b:2"], "ps": ["c:3"]})
        >>> resolver = tf.distribute.cluster_resolver.SimpleClusterResolver(cluster)
        >>> tf.distribute.ParameterServerStrategy(resolver).num_workers
        2

    Raises: ValueError for what is no resolver, or a cluster without workers.
    Source: tf.distribute.ParameterServerStrategy. Differs: workers and servers are threads of the program that
    coordinates them, and nothing is sent to the addresses.
    """

    def __init__(self, cluster_resolver, variable_partitioner=None):
        if not isinstance(cluster_resolver, ClusterResolver):
            raise ValueError(explain("ParameterServerStrategy", f"cluster_resolver is {cluster_resolver!r}",
                                     "it must be a cluster resolver"))
        spec = cluster_resolver.cluster_spec()
        if "worker" not in spec.jobs or not spec.num_tasks("worker"):
            raise ValueError(explain("ParameterServerStrategy", f"the cluster is {spec}",
                                     "it must have at least one worker", 'Add "worker": ["host:port", ...]'))
        self._resolver = cluster_resolver
        self.num_workers = spec.num_tasks("worker")
        super().__init__(StrategyExtended(self, [None]))

    @property
    def cluster_resolver(self):
        """What says which workers there are."""
        return self._resolver
