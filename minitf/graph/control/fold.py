"""tf.foldl, tf.foldr and tf.scan: a function of the rows so far, and of the next. Floor 4. Read `map_fn.py` first."""

from __future__ import annotations

from ... import tree
from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from .cond import require_function
from .map_fn import array_for, length_of, rows_of, stacked
from .tensor_array import TensorArray
from .while_loop import while_loop


def foldl(fn, elems, initializer=None, parallel_iterations=10, back_prop=True, swap_memory=False, name=None):
    """fn(...fn(fn(initializer, row 0), row 1)..., last row).

    fn: takes the value so far and the next row; returns the next value, in the same structure, dtypes and shapes.
    elems: a tensor [N, ...], or a structure of them with the same N.
    initializer: the first value; by default the first row.

        >>> import minitf as tf
        >>> tf.foldl(lambda total, x: total - x, tf.constant([1, 2, 3]), 10).numpy()
        np.int32(4)

    Raises: TypeError where `fn` is no function or changes the dtype; ValueError where `elems` holds no tensors,
    scalars or tensors of different lengths; OutOfRangeError, in graphs InvalidArgumentError, for no row at all.
    Source: tf.foldl. The last arguments are accepted, and change nothing.
    """
    return folded("foldl", fn, elems, initializer, reverse=False)


def foldr(fn, elems, initializer=None, parallel_iterations=10, back_prop=True, swap_memory=False, name=None):
    """As `foldl`, from the last row to the first: fn(...fn(initializer, last row)..., row 0).

        >>> import minitf as tf
        >>> tf.foldr(lambda total, x: total - x, tf.constant([1, 2, 4])).numpy()
        np.int32(1)

    Raises: as `foldl`.
    Source: tf.foldr.
    """
    return folded("foldr", fn, elems, initializer, reverse=True)


def scan(fn, elems, initializer=None, parallel_iterations=10, back_prop=True,
         swap_memory=False, infer_shape=True, reverse=False, name=None):
    """All the values that `foldl` goes through, stacked; with `reverse`, those of `foldr`.

    fn: takes the value so far and the next row; returns the next value, in the same structure,
      dtypes and shapes.
    elems: a tensor [N, ...], or a structure of them with the same N.
    initializer: the value before the first; by default the first row, which is then a result, too.

        >>> import minitf as tf
        >>> tf.scan(lambda total, x: total + x, tf.constant([1, 2, 3])).numpy()
        array([1, 3, 6], dtype=int32)

    Raises: as `foldl`.
    Source: tf.scan. `parallel_iterations`, `back_prop` and `swap_memory` change nothing.
    """
    rows, start = Rows("scan", fn, elems, reverse), initializer
    value, first = rows.start(start)
    outputs = [array_for(x.dtype, rows.size, infer_shape) for x in tree.flatten(value)]
    if start is None:
        outputs = [array.write(rows.place(0), x) for array, x in zip(outputs, tree.flatten(value))]

    def body(i, value, arrays):
        value = rows.next(value, i)
        written = [array.write(rows.place(i), x) for array, x in zip(arrays, tree.flatten(value))]
        return i + 1, value, written

    _, _, arrays = while_loop(lambda i, *_: i < rows.size, body, (first, value, outputs))
    return tree.pack_sequence_as(value, [stacked(array, rows.flat[0]) for array in arrays])


def folded(where, fn, elems, initializer, reverse):
    """The last value of a fold."""
    rows = Rows(where, fn, elems, reverse)
    value, first = rows.start(initializer)
    return while_loop(lambda i, _: i < rows.size, lambda i, value: (i + 1, rows.next(value, i)), (first, value))[1]


class Rows:
    """The rows of a structure of tensors, one by one, from the first or from the last on.

    size: how many there are.
    """

    def __init__(self, where, fn, elems, reverse):
        require_function(where, "fn", fn)
        self._where = where
        self._fn = fn
        self._elems = rows_of(where, elems)
        self.flat = tree.flatten(self._elems)
        self._reverse = reverse
        self.size = length_of(where, self.flat)
        self._arrays = [TensorArray(x.dtype, self.size, clear_after_read=False, infer_shape=False,
                                    element_shape=x.shape[1:]).unstack(x) for x in self.flat]

    def place(self, i):
        """Which row is the i-th."""
        return self.size - 1 - i if self._reverse else i

    def row(self, i):
        return tree.pack_sequence_as(self._elems, [array.read(self.place(i)) for array in self._arrays])

    def start(self, initializer):
        """The value to start with, and the number of the row that comes first then."""
        if initializer is None:
            return self.row(0), 1
        return tree.map_structure(convert_to_tensor, initializer), 0

    def next(self, value, i):
        """The function's value for the i-th row, in the structure of the one before."""
        found = self._fn(value, self.row(i))
        try:
            tree.assert_same_structure(value, found)
        except (TypeError, ValueError) as error:
            raise ValueError(explain(self._where, f"fn returns {found!r}", "it must have the structure of the "
                                     f"initializer, which is that of elems by default ({error})")) from None
        return found
