"""Queue: elements that wait, from threads that give to threads that take. Floor 2. Read next: `queue_ops.py`.

An element is a tuple of arrays. Who gives waits while the queue is full, who takes while it is empty; a closed queue
takes no more, and gives what is left. Four orders are known: as they came (`Queue`), at random, padded to one size,
and by a number of their own.
"""

from __future__ import annotations

import heapq
from collections import deque
from itertools import count
from threading import Condition

import numpy as np

from ...backend.bits import Philox
from ...backend.dtypes import resource
from ...backend.errors import CancelledError, OutOfRangeError, RuleError


class Handle:
    """What a queue or a lock needs to pass for a tensor's array: a scalar that stays in the memory of the host."""

    dtype, shape, ndim, size, nbytes = resource, (), 0, 1, 0

    def get(self):
        """Itself: it stays in the memory of the host."""
        return self

    def item(self):
        """What a tensor around it prints."""
        return self

    def __getitem__(self, key):
        return self


class Queue(Handle):
    """A queue, first in, first out.

    dtypes: of the components of an element.
    shapes: of the components, tuples of sizes; None or () where they may have any.
    capacity: how many elements it holds; negative for any number.
    """

    kind = "FIFOQueue"

    def __init__(self, dtypes, shapes, capacity):
        self.dtypes, self.shapes, self.capacity = tuple(dtypes), shapes or None, capacity
        self.elements = deque()
        self.closed = self.cancelled = False
        self.changed = Condition()

    # --- the order of this kind ----------------------------------------------------------------------------------
    def put(self, element):
        """Add an element."""
        self.elements.append(element)

    def take(self):
        """Remove the element whose turn it is."""
        return self.elements.popleft()

    def put_back(self, elements):
        """Undo `take`, for elements in the order in which they were taken."""
        self.elements.extendleft(reversed(elements))

    def ready(self):
        """How many elements may be taken now."""
        return len(self.elements)

    def joined(self, arrays):
        """Components of several elements as one array."""
        return np.stack(arrays)

    # --- what threads do -------------------------------------------------------------------------------------------
    def enqueue(self, elements):
        """Add elements one by one, each when there is room.   Raises: CancelledError where the queue is closed."""
        with self.changed:
            if self.closed:
                raise CancelledError(f"{self.kind}: enqueue: the queue is closed. It takes no more elements.")
            for element in elements:
                self.changed.wait_for(lambda: self.cancelled or not 0 <= self.capacity <= len(self.elements))
                if self.cancelled:
                    raise CancelledError(f"{self.kind}: enqueue: the queue was closed while this waited for room.")
                self.put(element)
                self.changed.notify_all()

    def dequeue(self, n, some_do=False):
        """n elements, as soon as there are so many.

        some_do: of a closed queue, take fewer where there are not so many.
        Raises: OutOfRangeError where it is closed and has too few, or none.
        """
        found: list = []
        with self.changed:
            while len(found) < n:
                self.changed.wait_for(lambda: self.closed or self.ready())
                if not self.ready():
                    break
                found.append(self.take())
                self.changed.notify_all()  # there is room for one more
            if len(found) < n and not (some_do and found):
                self.put_back(found)
                raise OutOfRangeError(f"{self.kind}: dequeue: the queue is closed and has insufficient elements "
                                      f"(requested {n}, current size {len(self.elements)}).")
        return found

    def close(self, cancel):
        """Take no more elements.   cancel: give up those that wait for room, too."""
        with self.changed:
            if self.closed and not (cancel and not self.cancelled):
                raise CancelledError(f"{self.kind}: close: the queue is already closed.")
            self.closed, self.cancelled = True, self.cancelled or cancel
            self.changed.notify_all()

    def __repr__(self):
        return f"<{self.kind} of {len(self.elements)}>"

    # --- elements ----------------------------------------------------------------------------------------------------
    def checked(self, components, batch=0):
        """The components, which must have the dtypes and shapes of the queue after `batch` axes."""
        if len(components) != len(self.dtypes):
            raise RuleError(f"Signature mismatch: an element has {len(self.dtypes)} components, not {len(components)}")
        for i, x in enumerate(components):
            if self.dtypes[i].np != x.dtype:
                raise RuleError(f"component {i} must be {self.dtypes[i].name}, and is {x.dtype}")
            if self.shapes is not None and not fits(x.shape[batch:], self.shapes[i]):
                raise RuleError(f"Shape mismatch: component {i} must have shape {list(self.shapes[i])}, "
                                f"and has {list(x.shape[batch:])}")
        return components

    def batched(self, elements):
        """The components of several elements, as one array each.   Raises: RuleError where shapes are not known."""
        if self.shapes is None:
            raise RuleError(f"{self.kind}: to take several, the components must have specified shapes")
        if not elements:
            return [np.empty((0, *(n or 0 for n in shape)), dtype.np) for shape, dtype in zip(self.shapes, self.dtypes)]
        return [self.joined(arrays) for arrays in zip(*elements)]


def fits(sizes, wanted):
    """Whether sizes are those wanted, in which None stands for any."""
    return len(sizes) == len(wanted) and all(n in (None, m) for m, n in zip(sizes, wanted))


class ShuffledQueue(Queue):
    """A queue that gives any of its elements, with Philox's choice; some stay behind, so that there is a choice.

    least: how many stay while it is open.   seeds: two numbers.
    """

    kind = "RandomShuffleQueue"

    def __init__(self, dtypes, shapes, capacity, least, seeds):
        super().__init__(dtypes, shapes, capacity)
        self.least, self.stream, self.elements = least, Philox.from_seeds(*seeds), []

    def put(self, element):
        self.elements.append(element)

    def take(self):
        self.words = getattr(self, "words", None) or self._more()
        i = self.words.pop() % len(self.elements)
        self.elements[i], self.elements[-1] = self.elements[-1], self.elements[i]
        return self.elements.pop()

    def _more(self):
        words = self.stream.words(4).tolist()
        self.stream = self.stream.skip(1)
        return words[::-1]

    def put_back(self, elements):
        self.elements.extend(elements)

    def ready(self):
        return max(0, len(self.elements) - (0 if self.closed else self.least))


class PaddedQueue(Queue):
    """A queue whose elements may differ in size: several at once are filled up with zeros."""

    kind = "PaddingFIFOQueue"

    def joined(self, arrays):
        sizes = np.max([x.shape for x in arrays], axis=0).astype(int)
        y = np.zeros((len(arrays), *sizes), arrays[0].dtype)
        if y.dtype == object:
            y[...] = b""
        for i, x in enumerate(arrays):
            y[(i, *map(slice, x.shape))] = x
        return y


class PriorityQueue(Queue):
    """A queue that gives the element with the least first component; of equals, the one that came first."""

    kind = "PriorityQueue"

    def __init__(self, dtypes, shapes, capacity):
        super().__init__(dtypes, shapes, capacity)
        self.elements, self.numbers = [], count()

    def put(self, element):
        heapq.heappush(self.elements, (int(element[0]), next(self.numbers), element))

    def take(self):
        return heapq.heappop(self.elements)[-1]

    def put_back(self, elements):
        for element in elements:
            self.put(element)
