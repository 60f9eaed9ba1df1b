"""tf.distribute.experimental.partitioners. Floor 6. Read next: `../partitioners.py`."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "distribute.partitioners": "FixedShardsPartitioner MaxSizePartitioner MinSizePartitioner Partitioner",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
