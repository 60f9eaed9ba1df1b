"""GroupingMethods: how a dataset makes one element of several. Floor 5. Read `dataset.py` first."""

from __future__ import annotations

from .. import tree
from ..backend.dtypes import as_dtype, int64
from ..backend.errors import InternalError, explain
from ..backend.shapes import TensorShape
from ..core.convert import convert_to_tensor
from ..ops.elementwise.comparison import less_equal
from ..ops.reductions.reduction import reduce_sum
from ..ops.shapes.identity import cast
from .transformations.batch import Batch, Unbatch
from .transformations.group import GroupByWindow
from .transformations.padded_batch import PaddedBatch
from .transformations.ragged_batch import RaggedBatch, SparseBatch
from .transformations.rebatch import Rebatch
from .transformations.window import Window
from .values import as_int, is_open, opened


class GroupingMethods:
    """The methods of a dataset whose elements hold several of those before."""

    def batch(self, batch_size, drop_remainder=False, num_parallel_calls=None, deterministic=None,
              name=None):
        """Each `batch_size` elements as one, along a new first axis.

        drop_remainder: whether a last batch that is smaller is left out.

        Raises: InternalError where elements of a batch differ in shape, or batch_size is less than 1.
        Source: tf.data.Dataset.batch.
        """
        return self._then(Batch(self.stage, as_int(batch_size, "Dataset.batch", "batch_size", least=1),
                                bool(drop_remainder)))

    def padded_batch(self, batch_size, padded_shapes=None, padding_values=None, drop_remainder=False, name=None):
        """Each `batch_size` elements as one, filled up to one shape.

        padded_shapes: for each leaf a shape; an axis that is None is as long as the longest of the batch.
        padding_values: for each leaf what fills it up: 0, or "", by default.

            >>> import minitf as tf
            >>> dataset = tf.data.Dataset.range(1, 4).map(lambda n: tf.fill([n], n))
            >>> next(iter(dataset.padded_batch(3))).numpy().tolist()
            [[1, 0, 0], [2, 2, 0], [3, 3, 3]]

        Source: tf.data.Dataset.padded_batch.
        """
        size = as_int(batch_size, "Dataset.padded_batch", "batch_size", least=1)
        return self._then(PaddedBatch(self.stage, size, padded_shapes, padding_values, bool(drop_remainder)))

    def unbatch(self, name=None):
        """The rows of every element as elements.  Source: tf.data.Dataset.unbatch."""
        return self._then(Unbatch(self.stage))

    def window(self, size, shift=None, stride=1, drop_remainder=False, name=None):
        """Stretches of `size` elements, each a dataset; one begins every `shift` elements (by default `size`).

        stride: take every so many-th element.

            >>> import minitf as tf
            >>> [list(window.as_numpy_iterator()) for window in tf.data.Dataset.range(3).window(2, shift=1)]
            [[np.int64(0), np.int64(1)], [np.int64(1), np.int64(2)], [np.int64(2)]]

        Source: tf.data.Dataset.window.
        """
        where = "Dataset.window"
        size = as_int(size, where, "size", least=1)
        shift = size if shift is None else as_int(shift, where, "shift", least=1)
        return self._then(Window(self.stage, size, shift, as_int(stride, where, "stride", least=1), drop_remainder))

    def rebatch(self, batch_size, drop_remainder=False, name=None):
        """Batches of another size, or of several sizes that take turns.

        batch_size: an integer, or a list or int64 tensor of them.

            >>> import minitf as tf
            >>> dataset = tf.data.Dataset.range(7).batch(4).rebatch([2, 1])
            >>> [x.tolist() for x in dataset.as_numpy_iterator()]
            [[0, 1], [2], [3, 4], [5], [6]]

        Raises: ValueError for elements without axes; InvalidArgumentError for a size below 1.
        Source: tf.data.Dataset.rebatch. Differs: a size of 0 is refused.
        """
        where = "Dataset.rebatch"
        sizes = batch_size.numpy().tolist() if getattr(batch_size, "shape", None) else batch_size
        if not isinstance(sizes, (list, tuple)):
            sizes = [sizes]
        if not sizes or any(isinstance(size, (list, tuple)) for size in sizes):
            raise ValueError(explain(where, f"batch_size is {batch_size!r}", "it must be an integer or a list of them"))
        return self._then(Rebatch(self.stage, tuple(as_int(size, where, "batch_size", least=1) for size in sizes),
                                  bool(drop_remainder)))

    def ragged_batch(self, batch_size, drop_remainder=False, row_splits_dtype=int64, name=None):
        """Each `batch_size` elements as one, ragged where their sizes differ.

            >>> import minitf as tf
            >>> dataset = tf.data.Dataset.range(3).map(lambda n: tf.fill([n], n))
            >>> next(iter(dataset.ragged_batch(3)))
            <tf.RaggedTensor [[], [1], [2, 2]]>

        Source: tf.data.Dataset.ragged_batch.
        """
        size = as_int(batch_size, "Dataset.ragged_batch", "batch_size", least=1)
        return self._then(RaggedBatch(self.stage, size, bool(drop_remainder), as_dtype(row_splits_dtype)))

    def sparse_batch(self, batch_size, row_shape, name=None):
        """Each `batch_size` elements as the rows of a sparse tensor, each of which fits into `row_shape`.

        Source: tf.data.Dataset.sparse_batch.
        """
        size = as_int(batch_size, "Dataset.sparse_batch", "batch_size", least=1)
        return self._then(SparseBatch(self.stage, size, [d if d is None or d >= 0 else None for d in row_shape]))

    def group_by_window(self, key_func, reduce_func, window_size=None, window_size_func=None, name=None):
        """reduce_func(key, window) for windows of elements with equal keys.

        key_func: from an element to its key, int64 [].
        reduce_func: from a key and a dataset of elements to a dataset.
        window_size: how many elements make a window; or window_size_func, from a key to that.

            >>> import minitf as tf
            >>> dataset = tf.data.Dataset.range(7).group_by_window(
            ...     key_func=lambda x: x % 2, reduce_func=lambda key, window: window.batch(3), window_size=3)
            >>> [x.tolist() for x in dataset.as_numpy_iterator()]
            [[0, 2, 4], [1, 3, 5], [6]]

        Raises: ValueError where not exactly one of the two window sizes is given.
        Source: tf.data.Dataset.group_by_window.
        """
        if (window_size is None) == (window_size_func is None):
            raise ValueError(explain("Dataset.group_by_window", "neither or both of window_size and window_size_func",
                                     "Must pass either `window_size` or `window_size_func`"))
        if window_size is not None:
            size = convert_to_tensor(as_int(window_size, "Dataset.group_by_window", "window_size", least=1), int64)
            window_size_func = lambda key: size
        return self._then(GroupByWindow(self.stage, key_func, reduce_func, window_size_func))

    def bucket_by_sequence_length(self, element_length_func, bucket_boundaries, bucket_batch_sizes, padded_shapes=None,
                                  padding_values=None, pad_to_bucket_boundary=False, no_padding=False,
                                  drop_remainder=False, name=None):
        """Batches of elements of similar length, filled up to the longest of the batch.

        element_length_func: from an element to its length, int32 [].
        bucket_boundaries: the lengths at which the next bucket begins, in order.
        bucket_batch_sizes: for each bucket, of which there is one more, the size of its batches.
        pad_to_bucket_boundary: whether batches are filled up to the longest length of their bucket.
        no_padding: whether batches are not filled up at all.

        Raises: ValueError where the numbers of boundaries and sizes do not fit.
        Source: tf.data.Dataset.bucket_by_sequence_length.
        """
        if len(bucket_batch_sizes) != len(bucket_boundaries) + 1:
            raise ValueError(explain("Dataset.bucket_by_sequence_length", f"{len(bucket_boundaries)} boundaries and "
                                     f"{len(bucket_batch_sizes)} batch sizes", "there must be one more size: "
                                     "len(bucket_batch_sizes) == len(bucket_boundaries) + 1"))
        boundaries = convert_to_tensor(list(bucket_boundaries), int64)
        sizes = convert_to_tensor(list(bucket_batch_sizes), int64)

        def bucket(*element):
            return reduce_sum(cast(less_equal(boundaries, cast(element_length_func(*element), int64)), int64))

        def batches(key, window):
            size = sizes[key]
            if no_padding:
                return window.batch(size, drop_remainder)
            shapes = padded_shapes
            if pad_to_bucket_boundary:
                shapes = _up_to(window.element_spec, padded_shapes, _last_length(boundaries, key))
            return window.padded_batch(size, shapes, padding_values, drop_remainder)

        return self.group_by_window(bucket, batches, window_size_func=lambda key: sizes[key])


def _last_length(boundaries, key):
    """The longest length in a bucket.  Raises: InternalError for the last bucket."""
    number = as_int(key)
    if is_open(number):
        return opened(key, lambda known: _last_length(boundaries, known))
    if number >= boundaries.shape[0]:
        raise InternalError(explain(
            "Dataset.bucket_by_sequence_length", "an element longer than all boundaries",
            "When pad_to_bucket_boundary=True, elements must have length < max(bucket_boundaries)"))
    return int(boundaries[number]) - 1


def _up_to(element_spec, padded_shapes, length):
    """The padded shapes with `length` on each axis that is open."""
    shapes = tree.map_structure(lambda spec: spec.shape, element_spec) if padded_shapes is None else padded_shapes
    return tree.map_structure_up_to(
        element_spec, lambda s: tuple(length if d is None or d == -1 else d for d in TensorShape(s).as_list()), shapes)
