"""CriticalSection: what one thread at a time may do. Floor 2.

Reading a variable and assigning to it are two steps, and another thread may come in between. What is executed in a
critical section is one step: others wait. In a graph, too, two ops stand around it: one that waits and locks, one that
unlocks.
"""

from __future__ import annotations

from threading import Lock, get_ident

from ... import tree
from ...backend.dtypes import resource
from ...backend.errors import explain
from ...core.context import init_scope
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from .queue import Handle


class Mutex(Handle):
    """A lock."""

    def __init__(self):
        self.lock = Lock()


class Held(Handle):
    """A lock that is locked, until `release` or nobody knows of it any more, as after an error in a graph."""

    def __init__(self, mutex):
        mutex.lock.acquire()
        self.mutex = mutex

    def release(self):
        """Unlock, once."""
        mutex, self.mutex = self.mutex, None
        if mutex is not None:
            mutex.lock.release()

    __del__ = release


class MutexV2(Op):
    """handle = a lock.   ->  handle: resource []."""

    stateful = True
    gradient = no_gradient

    def infer():  # type: ignore[misc]  # an op without inputs
        return Spec((), resource)

    def kernel(xp):
        return Mutex()


class MutexLock(Op):
    """held = the lock, when it is free.   mutex: resource []  ->  resource []."""

    stateful = True
    gradient = no_gradient

    def infer(mutex):
        return Spec((), resource)

    def kernel(xp, mutex):
        return Held(mutex)


class ConsumeMutexLock(Op):
    """The lock is free again.   held: resource []."""

    stateful = True
    gradient = no_gradient

    def infer(held):
        return ()

    def kernel(xp, held):
        held.release()
        return ()


class CriticalSection:
    """A section that one thread at a time may enter.

    name, shared_name: accepted; a section is known by the object.

        >>> import minitf as tf
        >>> section, v = tf.CriticalSection(), tf.Variable(1.0)
        >>> section.execute(lambda: v.assign(2 * v)).numpy()
        np.float32(2.0)

    Source: tf.CriticalSection. Differs: sections that use the same variables are not looked for, so
    exclusive_resource_access is accepted and not used.
    """

    def __init__(self, name=None, shared_name=None, critical_section_def=None, import_scope=None):
        self._name = name or shared_name or "critical_section"
        self._inside: set[int] = set()  # the threads that are in it
        with init_scope():
            self._handle = execute(MutexV2)

    @property
    def name(self):
        """The name that was given."""
        return self._name

    def execute(self, fn, exclusive_resource_access=True, name=None):
        """fn(), while no other thread executes anything in this section.

        fn: takes nothing; what it returns is returned, with tensors in place of Python values.
        Raises: ValueError where fn executes something in the same section: it would wait for itself.
        Source: tf.CriticalSection.execute.
        """
        thread = get_ident()
        if thread in self._inside:
            raise ValueError(explain(self.name, "execute, within execute", "that would wait for itself without end"))
        held = execute(MutexLock, self._handle)
        self._inside.add(thread)
        try:
            found = tree.map_structure(lambda x: None if x is None else convert_to_tensor(x), fn())
        finally:
            self._inside.discard(thread)
            execute(ConsumeMutexLock, held)
        return found
