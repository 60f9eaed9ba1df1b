"""Dataset: elements, and what is to be done with them before a program sees them. Floor 5. Read `stage.py` first.

Here stand the public names. Each makes a stage and a new dataset around it; nothing runs before someone iterates.
"""

from __future__ import annotations

from .. import tree
from ..backend.dtypes import int64
from ..backend.errors import InvalidArgumentError, explain
from ..core.context import local
from ..core.convert import constant
from ..core.trackable import Trackable
from ..core.type_spec import describes
from ..wire import gfile
from . import in_graph
from .binding import handle_parts, of_handle, open_tensors
from .choosing_methods import ChoosingMethods
from .grouping_methods import GroupingMethods
from .iterator import Iterator, NumpyIterator, single
from .options import Options
from .saving_methods import SavingMethods
from .source_methods import SourceMethods
from .sources.numbers import Range
from .specs import DatasetSpec
from .stage import INFINITE, UNKNOWN, Stage, slots
from .structure import packer, stage_of
from .transformations.cache import Cache
from .transformations.file_cache import FileCache
from .transformations.filter import Filter
from .transformations.flatten import FlatMap, Interleave
from .transformations.ignore_errors import IgnoreErrors
from .transformations.join import Concatenate, Zip
from .transformations.limits import Skip, Take, TakeWhile
from .transformations.map import Map
from .transformations.parallel_interleave import ParallelInterleave
from .transformations.parallel_map import ParallelMap
from .transformations.prefetch import Prefetch
from .transformations.repeat import Repeat
from .transformations.scan import Scan, reduced
from .transformations.shard import HINT
from .values import as_int

AUTOTUNE = -1  # for a number of threads or elements: find one


class Dataset(SourceMethods, GroupingMethods, ChoosingMethods, SavingMethods, Trackable):
    """A sequence of elements, each a structure of tensors.

        >>> import minitf as tf
        >>> dataset = tf.data.Dataset.range(5).map(lambda x: x * x).batch(2)
        >>> [batch.numpy().tolist() for batch in dataset]
        [[0, 1], [4, 9], [16]]
        >>> dataset.element_spec
        TensorSpec(shape=(None,), dtype=tf.int64, name=None)

    stage: the last stage of the pipeline. options: how it runs.

    Source: tf.data.Dataset.
    """

    def __init_subclass__(cls):
        tree.register_composite(cls, handle_parts, of_handle)

    def __init__(self, stage: Stage, options: Options | None = None):
        self.stage = stage
        self._options = options  # None: nothing was set; a pipeline makes many datasets
        self.handle: tuple = (None, None)  # a graph, and the tensor that stands for the dataset in it

    # --- what it is ------------------------------------------------------------------------------------------------
    @property
    def element_spec(self):
        """The structure of an element, with a spec for each leaf."""
        return self.stage.element_spec

    def cardinality(self, name=None):
        """How many elements there are, int64 []: INFINITE_CARDINALITY (-1) or UNKNOWN_CARDINALITY (-2) otherwise.

        Source: tf.data.Dataset.cardinality.
        """
        if open_tensors(self.stage):
            return in_graph.cardinality_in_graph(self)
        return constant(self.stage.cardinality(), int64)

    def __len__(self):
        size = self.stage.cardinality()
        if size < 0:
            what = "infinite" if size == INFINITE else "unknown"
            raise TypeError(explain("len", f"a dataset whose length is {what}", f"The dataset is {what}, so that it "
                                    "has no len()", "Use dataset.cardinality()"))
        return size

    def __bool__(self):
        return True

    def options(self) -> Options:
        """How it runs."""
        if self._options is None:
            self._options = Options()
        return self._options

    def with_options(self, options, name=None) -> Dataset:
        """The same elements, with these options where they are set.

        Raises: AttributeError for what is no tf.data.Options.
        Source: tf.data.Dataset.with_options.
        """
        if not isinstance(options, Options):
            raise AttributeError(explain("Dataset.with_options", f"options is {options!r}",
                                         "it must be a tf.data.Options"))
        return Dataset(self.stage, self.options().merge(options))

    def __repr__(self):
        return f"<{self.stage.shown_as.format(type(self.stage).__name__)} element_spec={self.element_spec!r}>"

    # --- iterating -------------------------------------------------------------------------------------------------
    def __iter__(self) -> Iterator:
        return Iterator(self.stage)

    def as_numpy_iterator(self) -> NumpyIterator:
        """An iterator that gives NumPy arrays.

            >>> import minitf as tf
            >>> list(tf.data.Dataset.range(3).as_numpy_iterator())
            [np.int64(0), np.int64(1), np.int64(2)]

        Source: tf.data.Dataset.as_numpy_iterator.
        """
        return NumpyIterator(self.stage)

    def draw(self, count=200, seconds=2.0):
        """A Picture of the pipeline, with the time that each stage takes for itself; the slowest one is red.

        To measure, it runs the pipeline: up to `count` elements, for at most about so many seconds. Later passes do not
        notice. A time is for one element of that stage, so a batch counts as one; the share beside it is of the whole.

        Source: none; TensorFlow has no such method.
        """
        from .draw import draw

        return draw(self.stage, count, seconds)

    def get_single_element(self, name=None):
        """The element of a dataset that has one.

        Raises: InvalidArgumentError where it has none, or more.
        Source: tf.data.Dataset.get_single_element.
        """
        if local.state.graph is not None:
            return in_graph.single_in_graph(self)
        return packer(self.element_spec)(single(self.stage))

    def reduce(self, initial_state, reduce_func, name=None):
        """The state after all elements, where reduce_func(state, element) gives the next one.

            >>> import minitf as tf
            >>> tf.data.Dataset.range(5).reduce(tf.constant(0, tf.int64), lambda total, x: total + x).numpy()
            np.int64(10)

        Source: tf.data.Dataset.reduce.
        """
        if local.state.graph is not None:
            return in_graph.reduced_in_graph(self, initial_state, reduce_func)
        return reduced(self.stage, initial_state, reduce_func)

    # --- every element ---------------------------------------------------------------------------------------------
    def concatenate(self, dataset, name=None) -> Dataset:
        """These elements, then those of `dataset`.  Source: tf.data.Dataset.concatenate."""
        return self._then(Concatenate(self.stage, stage_of(dataset, "concatenate")))

    def map(self, map_func, num_parallel_calls=None, deterministic=None, synchronous=None,
            use_unbounded_threadpool=False, name=None) -> Dataset:
        """map_func(element) for every element; a tuple is spread out over the arguments.

        num_parallel_calls: how many elements at a time, on threads; AUTOTUNE for a number found by measuring.
        deterministic: whether results come in order also then; True unless the options say otherwise.

        Source: tf.data.Dataset.map.
        """
        if num_parallel_calls is None:
            return self._then(Map(self.stage, map_func))
        calls = parallel_calls(num_parallel_calls, "Dataset.map")
        return self._then(ParallelMap(self.stage, map_func, calls, self._in_order(deterministic)))

    def filter(self, predicate, name=None) -> Dataset:
        """The elements for which predicate(element) is true.  Source: tf.data.Dataset.filter."""
        return self._then(Filter(self.stage, predicate))

    def flat_map(self, map_func, name=None) -> Dataset:
        """map_func(element) is a dataset: the elements of all of them, one after the other.

        Source: tf.data.Dataset.flat_map.
        """
        return self._then(FlatMap(self.stage, map_func))

    def interleave(self, map_func, cycle_length=None, block_length=None, num_parallel_calls=None, deterministic=None,
                   name=None) -> Dataset:
        """map_func(element) is a dataset: `cycle_length` of them at a time, `block_length` elements of each in turn.

        num_parallel_calls: how many of these are read at a time, each ahead by a thread of its own; AUTOTUNE for all
            of them, or none where reading is quick.
        deterministic: as of `map`.

        Raises: InvalidArgumentError where a length, or num_parallel_calls, is less than 1.
        Source: tf.data.Dataset.interleave.
        """
        if num_parallel_calls is not None:
            num_parallel_calls = parallel_calls(num_parallel_calls, "Dataset.interleave")
        open_at_once = 1 if cycle_length is None else as_int(cycle_length, "Dataset.interleave", "cycle_length")
        if (cycle_length is None and num_parallel_calls is not None) or open_at_once == AUTOTUNE:
            open_at_once = 10 if num_parallel_calls in (None, AUTOTUNE) else num_parallel_calls
        if open_at_once < 1:
            raise InvalidArgumentError(explain("Dataset.interleave", f"cycle_length is {open_at_once}",
                                               "`cycle_length` must be > 0"))
        block = as_int(1 if block_length is None else block_length, "Dataset.interleave", "block_length", least=1)
        if num_parallel_calls is None:
            return self._then(Interleave(self.stage, map_func, open_at_once, block))
        in_order = self._in_order(deterministic)
        return self._then(ParallelInterleave(self.stage, map_func, open_at_once, block, num_parallel_calls, in_order))

    def scan(self, initial_state, scan_func, name=None) -> Dataset:
        """scan_func(state, element) gives the next state, and what stands in the element's place.

        Source: tf.data.Dataset.scan.
        """
        return self._then(Scan(self.stage, initial_state, scan_func))

    def enumerate(self, start=0, name=None) -> Dataset:
        """(number, element) pairs, counted from `start`.  Source: tf.data.Dataset.enumerate."""
        first = as_int(start, "Dataset.enumerate", "start")
        return self._then(Zip((Range(first, 2**62, is_endless=True), self.stage)))

    # --- which elements --------------------------------------------------------------------------------------------
    def take(self, count, name=None) -> Dataset:
        """The first `count` elements; all where it is -1.  Source: tf.data.Dataset.take."""
        return self._then(Take(self.stage, as_int(count, "Dataset.take", "count")))

    def skip(self, count, name=None) -> Dataset:
        """All but the first `count` elements; none where it is -1.  Source: tf.data.Dataset.skip."""
        return self._then(Skip(self.stage, as_int(count, "Dataset.skip", "count")))

    def take_while(self, predicate, name=None) -> Dataset:
        """The elements before the first for which predicate(element) is false.  Source: tf.data.Dataset.take_while."""
        return self._then(TakeWhile(self.stage, predicate))

    def repeat(self, count=None, name=None) -> Dataset:
        """All elements `count` times; for ever where it is None or -1.  Source: tf.data.Dataset.repeat."""
        return self._then(Repeat(self.stage, -1 if count is None else as_int(count, "Dataset.repeat", "count")))

    # --- how it runs -----------------------------------------------------------------------------------------------
    def cache(self, filename="", name=None) -> Dataset:
        """Keep the elements of the first whole pass for the next ones, in memory, or in files.

        filename: what the names of the files begin with; "" for memory. Files serve all later programs, too, and are
        made in TensorFlow's format.

        Source: tf.data.Dataset.cache.
        """
        if isinstance(filename, str) and not filename:
            return self._then(Cache(self.stage))
        return self._then(FileCache(self.stage, gfile.as_path(filename)))

    def prefetch(self, buffer_size, name=None) -> Dataset:
        """Make up to `buffer_size` elements ahead, on a thread; AUTOTUNE for a number found here.

        Source: tf.data.Dataset.prefetch.
        """
        size = as_int(-1 if buffer_size is None else buffer_size, "Dataset.prefetch", "buffer_size", least=-1)
        return self._then(Prefetch(self.stage, size))

    def ignore_errors(self, log_warning=False, name=None) -> Dataset:
        """The elements without those whose making raises an error of TensorFlow's.

        Source: tf.data.Dataset.ignore_errors.
        """
        return self._then(IgnoreErrors(self.stage, log_warning))

    def apply(self, transformation_func, name=None) -> Dataset:
        """transformation_func(this dataset).  Raises: TypeError where that is no dataset.

        Source: tf.data.Dataset.apply.
        """
        made = transformation_func(self)
        stage_of(made, "apply")
        return made

    def _in_order(self, deterministic) -> bool:
        """Whether stages with threads keep the order: as was said there, or else in the options."""
        return (self.options().deterministic if deterministic is None else deterministic) is not False

    def _then(self, stage) -> Dataset:
        """A dataset whose last stage is `stage`, with the options of this one."""
        return Dataset(stage, self._options)


def parallel_calls(value, where):
    """A number of calls at a time, or AUTOTUNE.  Raises: InvalidArgumentError for 0 and other negative numbers."""
    number = as_int(value, where, "num_parallel_calls")
    if number == 0 or number < AUTOTUNE:
        raise InvalidArgumentError(explain(where, f"num_parallel_calls is {number}",
                                           "it must be greater than zero, or tf.data.AUTOTUNE"))
    return number


slots.dataset = Dataset
tree.register_composite(Dataset, handle_parts, of_handle)
describes(Dataset, DatasetSpec.from_value)
INFINITE_CARDINALITY, UNKNOWN_CARDINALITY = INFINITE, UNKNOWN
SHARD_HINT = HINT
