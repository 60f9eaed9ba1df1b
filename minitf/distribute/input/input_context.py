"""What a function that makes data is told: for whom. Floor 6. Read next: `datasets.py`."""

from dataclasses import dataclass

from ...backend.errors import explain


@dataclass(frozen=True)
class InputContext:
    """Which pipeline a dataset function makes, of how many.

    num_input_pipelines: how many there are: one for each worker.
    input_pipeline_id: the number of this one.
    num_replicas_in_sync: how many replicas share a global batch.

        >>> InputContext(num_replicas_in_sync=4).get_per_replica_batch_size(64)
        16

    Source: tf.distribute.InputContext.
    """

    num_input_pipelines: int = 1
    input_pipeline_id: int = 0
    num_replicas_in_sync: int = 1

    def get_per_replica_batch_size(self, global_batch_size):
        """Each replica's part of a global batch.  Raises: ValueError where it is no whole number."""
        if global_batch_size % self.num_replicas_in_sync:
            raise ValueError(explain("InputContext", f"a global batch of {global_batch_size} for "
                                     f"{self.num_replicas_in_sync} replicas", "The `global_batch_size` is not "
                                     "divisible by `num_replicas_in_sync`"))
        return global_batch_size // self.num_replicas_in_sync

    def __str__(self):
        return f"tf.distribute.InputContext(input pipeline id {self.input_pipeline_id}, " \
               f"total: {self.num_input_pipelines})"

    __repr__ = __str__


@dataclass(frozen=True)
class ValueContext:
    """For which replica a value is made, of how many.  Source: tf.distribute.experimental.ValueContext."""

    replica_id_in_sync_group: int = 0
    num_replicas_in_sync: int = 1

    def __str__(self):
        return f"tf.distribute.ValueContext(replica id {self.replica_id_in_sync_group}, " \
               f"total replicas in sync: {self.num_replicas_in_sync})"

    __repr__ = __str__
