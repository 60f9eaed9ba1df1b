"""tf.queue: elements that wait between threads.   Floor 9.   Next: ops/queues/queues.py."""

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "ops.queues.queues": "QueueBase FIFOQueue RandomShuffleQueue PaddingFIFOQueue PriorityQueue",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
