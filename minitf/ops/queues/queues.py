"""tf.queue: FIFOQueue and its kin. Floor 2. Read `queue_ops.py` first.

Pipelines of data took their place in TensorFlow 2 (see tf.data), but threads that produce and consume at their own pace
still meet here: a replay buffer of a learner, requests that wait to be answered together.
"""

from __future__ import annotations

from ...backend.dtypes import as_dtype, int32, int64
from ...backend.errors import explain
from ...backend.shapes import TensorShape
from ...core.context import init_scope
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ..axes import as_int
from ..random.seeds import get_seed
from . import queue_ops as ops


class QueueBase:
    """A queue that is there already, as a handle: what all kinds of queues can do.

    dtypes: a dtype for each component of an element.   shapes: for each, or None where they may have any.
    names: for each, or None; with names, elements are dicts.   queue_ref: the handle, resource [].

    Source: tf.queue.QueueBase. Differs: `name` is the name that was given.
    """

    def __init__(self, dtypes, shapes, names, queue_ref):
        self._dtypes = dtypes
        self._shapes = [TensorShape(None) for _ in dtypes] if shapes is None else shapes
        self._names = names
        self._queue_ref = queue_ref
        self._name = "queue"

    dtypes = property(lambda self: self._dtypes, doc="The dtype of each component of an element.")
    shapes = property(lambda self: self._shapes, doc="The shape of each component of an element.")
    names = property(lambda self: self._names, doc="The name of each component, or None.")
    name = property(lambda self: self._name, doc="The name of the queue.")
    queue_ref = property(lambda self: self._queue_ref, doc="The handle of the queue: resource [].")

    @staticmethod
    def from_list(index, queues):
        """One of several queues of the same dtypes, whose number only the program's run tells.

        Raises: TypeError for what are no queues, or of other dtypes.
        Source: tf.queue.QueueBase.from_list. Differs: index must be known.
        """
        if not queues or not isinstance(queues, list) or not all(isinstance(q, QueueBase) for q in queues):
            raise TypeError(explain("QueueBase.from_list", f"{queues!r:.60}", "A list of queues expected"))
        if any(q.dtypes != queues[0].dtypes or q.names != queues[0].names for q in queues):
            raise TypeError(explain("QueueBase.from_list", "queues of other dtypes or names", "they must be the same"))
        return queues[as_int(index, "index")]

    def enqueue(self, vals, name=None):
        """Put one element into the queue; wait while it is full.

        vals: a tensor, a list of tensors, or a dict where components have names.
        Raises: CancelledError where the queue is closed; ValueError or TypeError for other shapes or dtypes.
        """
        vals = self._components(vals)
        for x, shape in zip(vals, self.shapes):
            x.shape.assert_is_compatible_with(shape)
        execute(ops.QueueEnqueueV2, self.queue_ref, *vals)

    def enqueue_many(self, vals, name=None):
        """Put N elements into the queue, the slices of `vals` along their first axis.   Raises: as `enqueue`."""
        vals, sizes = self._components(vals), TensorShape([None])
        for x, shape in zip(vals, self.shapes):
            sizes = sizes.merge_with(x.shape.with_rank_at_least(1)[:1])
            x.shape[1:].assert_is_compatible_with(shape)
        execute(ops.QueueEnqueueManyV2, self.queue_ref, *vals)

    def dequeue(self, name=None):
        """An element, as soon as there is one: a tensor, a list of tensors, or a dict where components have names.

        Raises: OutOfRangeError where the queue is closed and empty.
        """
        return self._element(execute(ops.QueueDequeueV2, self.queue_ref, component_types=tuple(self.dtypes)), [])

    def dequeue_many(self, n, name=None):
        """n elements, as soon as there are so many, stacked along a first axis.

        Raises: OutOfRangeError where the queue is closed and has too few; InvalidArgumentError where its shapes are not
        known, or n is negative.
        """
        return self._element(self._several(ops.QueueDequeueManyV2, n), [n if isinstance(n, int) else None])

    def dequeue_up_to(self, n, name=None):
        """As `dequeue_many`; but where the queue is closed and has fewer, these.   Raises: as `dequeue_many`."""
        return self._element(self._several(ops.QueueDequeueUpToV2, n), [None])

    def _several(self, op, n):
        return execute(op, self.queue_ref, convert_to_tensor(n, int32), component_types=tuple(self.dtypes))

    def close(self, cancel_pending_enqueues=False, name=None):
        """Take no more elements; those that are there can still be taken.

        cancel_pending_enqueues: whether those who wait for room give up, with CancelledError.
        Raises: CancelledError where the queue is closed already.
        """
        execute(ops.QueueCloseV2, self.queue_ref, cancel_pending_enqueues=bool(cancel_pending_enqueues))

    def is_closed(self, name=None):
        """Whether the queue is closed: bool []."""
        return execute(ops.QueueIsClosedV2, self.queue_ref)

    def size(self, name=None):
        """How many elements wait: int32 []."""
        return execute(ops.QueueSizeV2, self.queue_ref)

    def _components(self, vals):
        """An element as a list of tensors."""
        if isinstance(vals, dict):
            if not self.names:
                raise ValueError(explain(self.name, "a dict", "Queue must have names to enqueue a dictionary"))
            if sorted(self.names, key=str) != sorted(vals, key=str):
                raise ValueError(explain(self.name, f"the keys {list(vals)}", f"they must be {self.names}"))
            vals = [vals[key] for key in self.names]
        elif self.names:
            rule = "You must enqueue a dictionary in a Queue with names"
            raise ValueError(explain(self.name, f"{type(vals).__name__}", rule))
        vals = vals if isinstance(vals, (list, tuple)) else [vals]
        return [convert_to_tensor(x, dtype) for x, dtype in zip(vals, self.dtypes)]

    def _element(self, components, batch):
        """Components as they were put in: under their names, in a list, or alone."""
        for x, shape in zip(components, self.shapes):
            if x.shape.rank is None:
                x.set_shape(TensorShape(batch).concatenate(shape))
        if self.names:
            return dict(zip(self.names, components))
        return components[0] if len(components) == 1 else list(components)


def described(where, dtypes, shapes, names, open_shapes=False):
    """(dtypes, shapes or None, names or None) as lists, of what a constructor was given.

    Raises: ValueError where there are not as many names as dtypes, or a shape is not known.
    """
    dtypes = [as_dtype(x) for x in (dtypes if isinstance(dtypes, (list, tuple)) else [dtypes])]
    if names is not None:
        names = list(names) if isinstance(names, (list, tuple)) else [names]
        if len(names) != len(dtypes):
            raise ValueError(explain(where, f"{len(names)} names for {len(dtypes)} dtypes", "there must be as many"))
    if shapes is None:
        return dtypes, None, names
    try:
        shapes = [TensorShape(shape) for shape in shapes]
    except TypeError:  # one shape for the only component
        shapes = [TensorShape(shapes)]
    shapes = shapes or [TensorShape([])]
    if not open_shapes and not all(shape.is_fully_defined() for shape in shapes):
        raise ValueError(explain(where, f"shapes is {shapes}", "All shapes must be fully defined"))
    return dtypes, shapes, names


class _Made(QueueBase):
    """A queue with a handle of its own."""

    def __init__(self, op, capacity, described, name, **attrs):
        dtypes, shapes, names = described
        plain = None if shapes is None else tuple(tuple(shape.as_list()) for shape in shapes)
        with init_scope():
            handle = execute(op, component_types=tuple(dtypes), shapes=plain, capacity=as_int(capacity, "capacity"),
                             **attrs)
        super().__init__(dtypes, shapes, names, handle)
        self._name = name


class FIFOQueue(_Made):
    """A queue, first in, first out.

    capacity: how many elements it holds at most.   dtypes: a dtype, or one for each component of an element.
    shapes: of the components; without them, elements can only be taken one by one.   names: of the components.

        >>> import minitf as tf
        >>> queue = tf.queue.FIFOQueue(10, [tf.int32, tf.string], shapes=[[], []])
        >>> queue.enqueue_many([[1, 2, 3], ["a", "b", "c"]])
        >>> queue.dequeue()[1].numpy()
        b'a'
        >>> queue.dequeue_many(2)[0].numpy()
        array([2, 3], dtype=int32)

    Raises: ValueError where names or shapes do not fit; InvalidArgumentError where there are not as many shapes as
    dtypes. Source: tf.queue.FIFOQueue. Differs: made in a function, it lives as long as the function.
    """

    def __init__(self, capacity, dtypes, shapes=None, names=None, shared_name=None, name="fifo_queue"):
        super().__init__(ops.FIFOQueueV2, capacity, described("FIFOQueue", dtypes, shapes, names), name)


class RandomShuffleQueue(_Made):
    """A queue that gives its elements in random order.

    capacity, dtypes, shapes, names: as for FIFOQueue.
    min_after_dequeue: how many elements stay until it is closed, so that there is something to choose from.
    seed: an int, or None for a seed drawn by the program's generator.

        >>> import minitf as tf
        >>> queue = tf.queue.RandomShuffleQueue(10, 0, tf.int32, shapes=[[]], seed=7)
        >>> queue.enqueue_many([[0, 1, 2, 3]])
        >>> sorted(queue.dequeue_many(4).numpy().tolist())
        [0, 1, 2, 3]

    Raises: as FIFOQueue; InvalidArgumentError where min_after_dequeue is not less than capacity.
    Source: tf.queue.RandomShuffleQueue. With the same seeds, the order is TensorFlow's.
    """

    def __init__(self, capacity, min_after_dequeue, dtypes, shapes=None, names=None, seed=None, shared_name=None,
                 name="random_shuffle_queue"):
        seed, seed2 = get_seed(seed)
        found = described("RandomShuffleQueue", dtypes, shapes, names)
        super().__init__(ops.RandomShuffleQueueV2, capacity, found, name, seed=seed or 0, seed2=seed2 or 0,
                         min_after_dequeue=as_int(min_after_dequeue, "min_after_dequeue"))


class PaddingFIFOQueue(_Made):
    """A queue, first in, first out, whose elements may differ in size: several at once are filled up with zeros.

    capacity, dtypes, names: as for FIFOQueue.   shapes: of the components, with None for an axis that may differ.

        >>> import minitf as tf
        >>> queue = tf.queue.PaddingFIFOQueue(10, [tf.int32], shapes=[[None]])
        >>> queue.enqueue([[1, 2]])
        >>> queue.enqueue([[3]])
        >>> queue.dequeue_many(2).numpy()
        array([[1, 2],
               [3, 0]], dtype=int32)

    Raises: as FIFOQueue; ValueError where there is not a shape of known rank for each component.
    Source: tf.queue.PaddingFIFOQueue.
    """

    def __init__(self, capacity, dtypes, shapes, names=None, shared_name=None, name="padding_fifo_queue"):
        whole = [shape for shape in shapes if isinstance(shape, (list, tuple, TensorShape))] if shapes else []
        found = described("PaddingFIFOQueue", dtypes, whole, names, open_shapes=True)
        if len(whole) != len(found[0]) or any(shape.rank is None for shape in found[1]):
            raise ValueError(explain("PaddingFIFOQueue", f"shapes is {shapes}", "there must be one for each component"))
        super().__init__(ops.PaddingFIFOQueueV2, capacity, found, name)


class PriorityQueue(_Made):
    """A queue that gives the element with the least number first.

    capacity, shapes, names: as for FIFOQueue.
    types: the dtypes of the components after the first, which is the number: int64 [].

        >>> import minitf as tf
        >>> queue = tf.queue.PriorityQueue(10, tf.string, shapes=[[]])
        >>> queue.enqueue((2, "later"))
        >>> queue.enqueue((1, "sooner"))
        >>> queue.dequeue()[1].numpy()
        b'sooner'

    Raises: as FIFOQueue.
    Source: tf.queue.PriorityQueue. Differs: of equal numbers, the first that came is the first that goes.
    """

    def __init__(self, capacity, types, shapes=None, names=None, shared_name=None, name="priority_queue"):
        types, shapes, names = described("PriorityQueue", types, shapes, names)
        shapes = None if shapes is None else [TensorShape([]), *shapes]
        super().__init__(ops.PriorityQueueV2, capacity, ([int64, *types], shapes, names), name)
