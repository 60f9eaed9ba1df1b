"""tf.ragged: tensors whose rows differ in length.   Floor 9.   Next: ops/ragged/ragged_tensor.py."""

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "ops.ragged.constant": "constant",
    "ops.ragged.gathering": "boolean_mask",
    "ops.ragged.joining": "stack",
    "ops.ragged.partitions": "stack_dynamic_partitions",
    "ops.ragged.crossing": "cross cross_hashed",
    "ops.ragged.sequences": "range_ map_flat_values row_splits_to_segment_ids segment_ids_to_row_splits",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
