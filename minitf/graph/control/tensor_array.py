"""TensorArray: a list of tensors that a loop fills or reads. Floor 4. Read `list_ops.py` first.

It is an object around one tensor, its `flow`, whose value is the list. In a graph, `write` gives a new object around a
new flow, as ops give new tensors; so the result of `write` has to be used. In eager code it also changes the object.
"""

from __future__ import annotations

from ... import tree
from ...backend.dtypes import INDEX, as_dtype, variant
from ...backend.errors import InvalidArgumentError, OutOfRangeError, explain
from ...backend.shapes import TensorShape
from ...core.context import executing_eagerly
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.spec import plain_dims
from ...core.tensor import Tensor
from ...ops.shapes.identity import identity
from ...ops.shapes.layout import shape as shape_of
from ...ops.shapes.sequences import range_
from .list_ops import (
    Erase,
    TensorListConcat,
    TensorListGather,
    TensorListGetItem,
    TensorListLength,
    TensorListReserve,
    TensorListScatter,
    TensorListSetItem,
    TensorListSplit,
)


class TensorArray:
    """A list of tensors of one dtype, written and read item by item or all at once.

    dtype: of the items.
    size: how many items there are at first.
    dynamic_size: whether writing behind the end makes it longer.
    clear_after_read: whether in eager code an item can be read only once, as its memory is then free (the default).
    infer_shape: whether all items must have one shape.
    element_shape: that shape, as far as it is known.

        >>> import minitf as tf
        >>> @tf.function
        ... def squares(n):
        ...     found = tf.TensorArray(tf.int32, size=n)
        ...     _, found = tf.while_loop(lambda i, a: i < n, lambda i, a: (i + 1, a.write(i, i * i)), (0, found))
        ...     return found.stack()
        >>> squares(tf.constant(5)).numpy()
        array([ 0,  1,  4,  9, 16], dtype=int32)

    Raises: ValueError without a size; TypeError where `flow` is no list.
    Source: tf.TensorArray. `tensor_array_name`, `handle` and `colocate_with_first_write_call` change nothing.
    """

    def __init__(self, dtype, size=None, dynamic_size=None, clear_after_read=None, tensor_array_name=None, handle=None,
                 flow=None, infer_shape=True, element_shape=None, colocate_with_first_write_call=True, name=None):
        if flow is None and size is None:
            raise ValueError(explain("TensorArray", "size is None", "it needs a size", "With dynamic_size=True, use 0"))
        if flow is not None and flow.dtype is not variant:
            raise TypeError(explain("TensorArray", f"flow is {flow!r}", "it must be the flow of a TensorArray"))
        self._dtype = as_dtype(dtype)
        self._dynamic_size = dynamic_size
        self._clears = clear_after_read is None or bool(clear_after_read)
        self._infers = infer_shape
        self._shape = [TensorShape(element_shape)]  # one list for all versions, so that a loop's body adds to it
        self._read: set[int] = set()
        self._flow = self._reserved(size) if flow is None else flow

    def _reserved(self, size):
        """A list of so many items, none of them written."""
        dims = plain_dims(self._shape[0])
        return execute(TensorListReserve, size_of(size), element_dtype=self._dtype, element_shape=dims)

    # --- what it is ------------------------------------------------------------------------------------------------
    @property
    def dtype(self):
        return self._dtype

    @property
    def flow(self) -> Tensor:
        """The tensor whose value is the list."""
        return self._flow

    @property
    def handle(self):
        return None

    @property
    def dynamic_size(self):
        return self._dynamic_size

    @property
    def element_shape(self) -> TensorShape:
        """The shape of the items, as far as it is known."""
        return self._shape[0]

    def size(self, name=None) -> Tensor:
        """The number of items, written or not: int32."""
        return execute(TensorListLength, self._flow)

    def identity(self):
        """The same list, as an object of its own."""
        return self._with_flow(identity(self._flow))

    # --- one item --------------------------------------------------------------------------------------------------
    def write(self, index, value, name=None):
        """The array with `value` at `index`.

        Raises: InvalidArgumentError for a value of another dtype, or an index out of range (OutOfRangeError in eager
        code); ValueError for another shape than the items have.
        """
        self._require_index("write", index, self._dynamic_size)
        value = self._item("write", value)
        return self._changed(execute(TensorListSetItem, self._flow, index, value, resize=bool(self._dynamic_size)))

    def read(self, index, name=None) -> Tensor:
        """The item at `index`; zeros where none was written.

        Raises: InvalidArgumentError for an index out of range (OutOfRangeError in eager code), for an item that was
        read already in eager code, unless `clear_after_read` is False, and where an item was never written and its
        shape is not known.
        """
        self._require_index("read", index)
        value = execute(TensorListGetItem, self._flow, index, **self._known())
        if executing_eagerly() and self._clears:
            if int(index) in self._read:
                raise InvalidArgumentError(explain("TensorArray.read", f"index {int(index)}", "it was read before, and "
                                                   "cleared", "Make the array with clear_after_read=False"))
            self._read.add(int(index))
            self._flow = execute(Erase, self._flow, index)
        return value

    # --- all items -------------------------------------------------------------------------------------------------
    def stack(self, name=None) -> Tensor:
        """All items as one tensor [size, ...].  Raises: InvalidArgumentError where their shapes differ."""
        return self.gather(range_(self.size()))

    def gather(self, indices, name=None) -> Tensor:
        """The items at `indices` as one tensor [N, ...].  Raises: InvalidArgumentError for an index out of range."""
        if isinstance(indices, (list, tuple)) and not indices:
            indices = convert_to_tensor([], "int32")
        return execute(TensorListGather, self._flow, indices, **self._known())

    def concat(self, name=None) -> Tensor:
        """All items, one after the other along their first axis.

        Raises: InvalidArgumentError for items without axes, or whose other axes differ.
        """
        return execute(TensorListConcat, self._flow, **self._known())

    def unstack(self, value, name=None):
        """The array whose items are the rows of `value`, [N, ...].  Raises: as `scatter`; ValueError for too many."""
        value = self._rows("unstack", value)
        if executing_eagerly() and not self._dynamic_size and value.shape[0] > int(self.size()):
            raise ValueError(explain("TensorArray.unstack", f"{value.shape[0]} rows, size {int(self.size())}",
                                     "they do not fit", "Set dynamic_size=True"))
        return self.scatter(range_(shape_of(value)[0]), value)

    def scatter(self, indices, value, name=None):
        """The array with the rows of `value`, [N, ...], at `indices`, [N].

        Raises: InvalidArgumentError for rows of another dtype, or an index out of range (OutOfRangeError in eager
        code); ValueError for rows of another shape.
        """
        value = self._rows("scatter", value)
        indices = convert_to_tensor(indices)
        if executing_eagerly():
            for index in indices.numpy().tolist():
                self._require_index("scatter", index, self._dynamic_size)
        resize = bool(self._dynamic_size)
        return self._changed(execute(TensorListScatter, self._flow, indices, value, resize=resize))

    def split(self, value, lengths, name=None):
        """The array whose items are pieces of `value` with these lengths along its first axis.

        Raises: InvalidArgumentError for another dtype, and where the lengths do not fit `value` or the size.
        """
        value = self._of_dtype("split", value)
        lengths = convert_to_tensor(lengths, dtype_hint="int32")
        if executing_eagerly() and not self._dynamic_size and int(self.size()) != lengths.shape[0]:
            received = f"{lengths.shape[0]} lengths for {int(self.size())} items"
            raise InvalidArgumentError(explain("TensorArray.split", received,
                                               "there must be one for each, unless dynamic_size is set"))
        return self._changed(execute(TensorListSplit, value, lengths))

    def close(self, name=None):
        """Nothing: what nobody uses is freed."""

    # --- inside ----------------------------------------------------------------------------------------------------
    def _known(self):
        shape = self.element_shape
        return {"element_dtype": self._dtype, "element_shape": plain_dims(shape)}

    def _with_flow(self, flow):
        """The same kind of array around another flow."""
        other = TensorArray(self._dtype, flow=flow, dynamic_size=self._dynamic_size, clear_after_read=self._clears,
                            infer_shape=self._infers)
        other._shape = self._shape
        return other

    def _changed(self, flow):
        if not executing_eagerly():
            return self._with_flow(flow)
        self._flow = flow
        return self

    def _of_dtype(self, method, value):
        value = convert_to_tensor(value, dtype_hint=self._dtype)
        if value.dtype != self._dtype:
            raise InvalidArgumentError(explain(f"TensorArray.{method}", f"value is {value.dtype.name}, the array is "
                                               f"{self._dtype.name}", "they must have one dtype",
                                               f"Use tf.cast(value, tf.{self._dtype.name})"))
        return value

    def _item(self, method, value):
        value = self._of_dtype(method, value)
        self._learn(method, value.shape)
        return value

    def _rows(self, method, value):
        value = self._of_dtype(method, value)
        if value.shape.rank == 0:
            raise ValueError(explain(f"TensorArray.{method}", "value has no axes", "its first axis counts the items"))
        self._learn(method, value.shape[1:] if value.shape.rank is not None else value.shape)
        return value

    def _learn(self, method, shape):
        """Check that items of this shape fit, and take it as the shape of all."""
        if not self.element_shape.is_compatible_with(shape):
            raise ValueError(explain(f"TensorArray.{method}", f"an item of shape {shape}, where items have shape "
                                     f"{self.element_shape}", "all items must have one shape",
                                     "Make the array with infer_shape=False"))
        if self._infers:
            self._shape[0] = self.element_shape.merge_with(shape)

    def _require_index(self, method, index, may_grow=False):
        """Raise TypeError for what is no index; in eager code, OutOfRangeError for one that is not there."""
        dtype = getattr(index, "dtype", None)
        if not isinstance(index, int) and (dtype is None or as_dtype(dtype) not in INDEX):
            raise TypeError(explain(f"TensorArray.{method}", f"index is {index!r}", "it must be an integer"))
        if not executing_eagerly():
            return
        size = int(self.size())
        if int(index) < 0 or (int(index) >= size and not may_grow):
            raise OutOfRangeError(explain(f"TensorArray.{method}", f"index {int(index)}, size {size}",
                                          "the index must be at least 0 and below the size",
                                          "Set dynamic_size=True" if method != "read" else None))


def size_of(size):
    """The size as a tensor.  Raises: TypeError where it is no integer."""
    size = convert_to_tensor(size)
    if size.dtype not in INDEX:
        raise TypeError(explain("TensorArray", f"size is {size!r}", "it must be an integer"))
    return size


tree.register_composite(TensorArray, lambda x: ([x.flow], x), lambda like, parts: like._with_flow(parts[0]))
