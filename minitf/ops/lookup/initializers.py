"""What a table is filled with: KeyValueTensorInitializer, TextFileInitializer. Floor 2. Next: `static_table.py`."""

from __future__ import annotations

from ...backend.dtypes import as_dtype
from ...backend.errors import explain
from ...core.context import init_scope
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.trackable import Trackable
from .table_ops import InitializeTableFromTextFileV2, LookupTableImportV2
from .text_file import LINE_NUMBER, WHOLE_LINE, require_column


class KeyValueTensorInitializer(Trackable):
    """Fills a table with keys and their values.

    keys, values: any [n].
    key_dtype, value_dtype: their dtypes, where they do not follow from the values themselves.

        >>> import minitf as tf
        >>> filled = tf.lookup.KeyValueTensorInitializer(["a", "b"], [7, 8])
        >>> tf.lookup.StaticHashTable(filled, default_value=-1).lookup(tf.constant(["b", "z"])).numpy()
        array([ 8, -1], dtype=int32)

    Source: tf.lookup.KeyValueTensorInitializer.
    """

    def __init__(self, keys, values, key_dtype=None, value_dtype=None, name=None):
        with init_scope():
            self._keys = convert_to_tensor(keys, key_dtype)
            self._values = convert_to_tensor(values, value_dtype)

    @property
    def key_dtype(self):
        return self._keys.dtype

    @property
    def value_dtype(self):
        return self._values.dtype

    def initialize(self, table):
        """Fill the table.

        Raises: InvalidArgumentError where there is nothing, or not as many values as keys; FailedPreconditionError
        where a key has two values.
        """
        execute(LookupTableImportV2, table.resource_handle, self._keys, self._values)


class TextFileIndex:
    """Which part of a line is meant: WHOLE_LINE, LINE_NUMBER (from 0), or the number of a column.

    Source: tf.lookup.TextFileIndex.
    """

    WHOLE_LINE = WHOLE_LINE
    LINE_NUMBER = LINE_NUMBER


class TextFileInitializer(Trackable):
    """Fills a table with the lines of a text file.

    filename: a path.
    key_dtype, value_dtype: dtypes; int64 for numbers of lines.
    key_index, value_index: a column from 0, TextFileIndex.WHOLE_LINE or TextFileIndex.LINE_NUMBER.
    vocab_size: how many lines to read, >= 1; by default all.
    delimiter: what stands between columns.
    value_index_offset: int, added to numbers of lines.

    Raises: ValueError without a filename, for a column that there cannot be, or a dtype that does not fit; when the
    table is filled NotFoundError without the file, InvalidArgumentError where a line does not hold what it should.
    Source: tf.lookup.TextFileInitializer.
    """

    def __init__(self, filename, key_dtype, key_index, value_dtype, value_index, vocab_size=None, delimiter="\t",
                 name=None, value_index_offset=0):
        if isinstance(filename, str) and not filename:
            raise ValueError(explain("TextFileInitializer", "filename is ''", "it must be a path"))
        self.key_dtype, self.value_dtype = as_dtype(key_dtype), as_dtype(value_dtype)
        require_column("key", key_index, self.key_dtype)
        require_column("value", value_index, self.value_dtype)
        if vocab_size is not None and vocab_size <= 0:
            raise ValueError(explain("TextFileInitializer", f"vocab_size is {vocab_size}", "it must be > 0"))
        self._filename = filename
        self._attributes = {"key_index": key_index, "value_index": value_index, "vocab_size": vocab_size or -1,
                            "delimiter": delimiter, "offset": value_index_offset}

    def initialize(self, table):
        """Fill the table."""
        filename = convert_to_tensor(self._filename)
        execute(InitializeTableFromTextFileV2, table.resource_handle, filename, **self._attributes)
