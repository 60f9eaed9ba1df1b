"""The ops on queues. Floor 2. Read `queue.py` first, `queues.py` next.

All are stateful: a graph keeps their order.
"""

from __future__ import annotations

from ...backend.arrays import numpy_of
from ...backend.dtypes import bool_, int32, resource
from ...backend.errors import RuleError
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from .queue import PaddedQueue, PriorityQueue, Queue, ShuffledQueue


class FIFOQueueV2(Op):
    """handle = an empty queue.   ->  handle: resource []."""

    stateful = True
    gradient = no_gradient

    def infer(*, component_types, shapes, capacity):
        return made(component_types, shapes)

    def kernel(xp, *, component_types, shapes, capacity):
        return Queue(component_types, shapes, capacity)


class PaddingFIFOQueueV2(Op):
    """handle = an empty queue whose elements may differ in size.   ->  handle: resource []."""

    stateful = True
    gradient = no_gradient

    def infer(*, component_types, shapes, capacity):
        return made(component_types, shapes)

    def kernel(xp, *, component_types, shapes, capacity):
        return PaddedQueue(component_types, shapes, capacity)


class PriorityQueueV2(Op):
    """handle = an empty queue that gives the least first.   ->  handle: resource []."""

    stateful = True
    gradient = no_gradient

    def infer(*, component_types, shapes, capacity):
        return made(component_types, shapes)

    def kernel(xp, *, component_types, shapes, capacity):
        return PriorityQueue(component_types, shapes, capacity)


class RandomShuffleQueueV2(Op):
    """handle = an empty queue that gives at random.   ->  handle: resource []."""

    stateful = True
    gradient = no_gradient

    def infer(*, component_types, shapes, capacity, min_after_dequeue, seed, seed2):
        if 0 <= capacity <= min_after_dequeue:
            raise RuleError(f"min_after_dequeue {min_after_dequeue} must be < capacity {capacity}")
        return made(component_types, shapes)

    def kernel(xp, *, component_types, shapes, capacity, min_after_dequeue, seed, seed2):
        return ShuffledQueue(component_types, shapes, capacity, min_after_dequeue, (seed, seed2))


def made(component_types, shapes):
    """The shape rule of ops that make a queue."""
    if not component_types:
        raise RuleError("component_types must name at least one dtype")
    if shapes and len(shapes) != len(component_types):
        raise RuleError(f"Different number of component types and shapes: {len(component_types)} and {len(shapes)}")
    return Spec((), resource)


class QueueEnqueueV2(Op):
    """The queue holds one more element.   handle: resource [], components: any."""

    stateful = takes_any = True
    gradient = no_gradient

    def infer(handle, *components):
        return ()

    def kernel(xp, handle, *components):
        handle.enqueue([handle.checked([numpy_of(x) for x in components])])
        return ()


class QueueEnqueueManyV2(Op):
    """The queue holds N more elements.   handle: resource [], components: any [N, ...]."""

    stateful = takes_any = True
    gradient = no_gradient

    def infer(handle, *components):
        return ()

    def kernel(xp, handle, *components):
        arrays = handle.checked([numpy_of(x) for x in components], batch=1)
        if len({len(x) for x in arrays}) > 1:
            raise RuleError(f"all components must have as many elements, and have {[len(x) for x in arrays]}")
        handle.enqueue([[x[i, ...] for x in arrays] for i in range(len(arrays[0]))])
        return ()


class QueueDequeueV2(Op):
    """components = an element, taken from the queue.   handle: resource []."""

    stateful = takes_any = several = True
    gradient = no_gradient

    def infer(handle, *, component_types):
        return tuple(Spec(None, dtype) for dtype in component_types)

    def kernel(xp, handle, *, component_types):
        return tuple(given(xp, handle.dequeue(1)[0]))


class QueueDequeueManyV2(Op):
    """components = n elements, taken from the queue.   handle: resource [], n: int32 []."""

    stateful = takes_any = several = True
    host = (1,)
    gradient = no_gradient

    def infer(handle, n, *, component_types):
        return many(n, component_types)

    def kernel(xp, handle, n, *, component_types):
        return tuple(given(xp, handle.batched(handle.dequeue(int(numpy_of(n))))))


class QueueDequeueUpToV2(Op):
    """components = n elements, or fewer where the queue is closed.   handle: resource [], n: int32 []."""

    stateful = takes_any = several = True
    host = (1,)
    gradient = no_gradient

    def infer(handle, n, *, component_types):
        return many(n, component_types)

    def kernel(xp, handle, n, *, component_types):
        return tuple(given(xp, handle.batched(handle.dequeue(int(numpy_of(n)), some_do=True))))


def many(n, component_types):
    """The shape rule of ops that take several elements."""
    if n.value is not None and n.value < 0:
        raise RuleError(f"n must be >= 0, and is {n.value}")
    return tuple(Spec(None, dtype) for dtype in component_types)


def given(xp, arrays):
    """Arrays on the device where the op runs; texts stay where they are."""
    return [x if x.dtype == object else xp.asarray(x) for x in map(numpy_of, arrays)]


class QueueCloseV2(Op):
    """The queue takes no more.   handle: resource []."""

    stateful = takes_any = True
    gradient = no_gradient

    def infer(handle, *, cancel_pending_enqueues):
        return ()

    def kernel(xp, handle, *, cancel_pending_enqueues):
        handle.close(cancel_pending_enqueues)
        return ()


class QueueIsClosedV2(Op):
    """is_closed = whether the queue is closed.   handle: resource []  ->  bool []."""

    stateful = takes_any = True
    gradient = no_gradient

    def infer(handle):
        return Spec((), bool_)

    def kernel(xp, handle):
        return xp.asarray(handle.closed)


class QueueSizeV2(Op):
    """size = how many elements wait in the queue.   handle: resource []  ->  int32 []."""

    stateful = takes_any = True
    gradient = no_gradient

    def infer(handle):
        return Spec((), int32)

    def kernel(xp, handle):
        return xp.asarray(len(handle.elements), "int32")
