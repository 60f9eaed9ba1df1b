"""StaticHashTable: a table that is filled once. Floor 2. Read next: `vocabulary_table.py`."""

from __future__ import annotations

from ...backend.errors import explain
from ...core.context import init_scope
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from .lookup_table import LookupTable
from .table_ops import HashTableV2


class StaticHashTable(LookupTable):
    """A table that is filled when it is made, and then only asked.

    initializer: what fills it: a KeyValueTensorInitializer or a TextFileInitializer.
    default_value: the answer for a key that it does not hold.

        >>> import minitf as tf
        >>> colours = tf.lookup.KeyValueTensorInitializer(["red", "green"], [10, 20])
        >>> table = tf.lookup.StaticHashTable(colours, default_value=-1)
        >>> table.lookup(tf.constant([["green", "blue"]])).numpy()
        array([[20, -1]], dtype=int32)
        >>> table.lookup(tf.ragged.constant([["red"], [], ["blue", "red"]]))
        <tf.RaggedTensor [[10], [], [-1, 10]]>

    Raises: TypeError, ValueError where `default_value` is none of the values' dtype without axes; what the initializer
    raises.
    Source: tf.lookup.StaticHashTable. Differs: `lookup` takes lists too, not only tensors.
    """

    def __init__(self, initializer, default_value, name=None, experimental_is_anonymous=False):
        key_dtype, value_dtype = initializer.key_dtype, initializer.value_dtype
        with init_scope():
            default = convert_to_tensor(default_value, value_dtype)
            if default.shape.rank:
                raise ValueError(explain("StaticHashTable", f"default_value has shape {default.shape}",
                                         "it must be one value, without axes: shapes are not compatible"))
            handle = execute(HashTableV2, key_dtype=key_dtype, value_dtype=value_dtype)
            super().__init__(handle, key_dtype, value_dtype, default, name)
            self._initializer = initializer
            initializer.initialize(self)

    def _trackable_children(self, save_type="checkpoint", **kwargs) -> dict:
        return {"_initializer": self._initializer}
