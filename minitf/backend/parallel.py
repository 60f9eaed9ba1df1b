"""Threads: one function, `parallel`, that shares a loop over blocks among a few of them.

Floor 0. NumPy lets go of Python's lock while it works on an array, so plain threads run on all cores. Two
things make that fast: blocks small enough to stay in a core's cache from one step to the next, and calls long
enough (about 100 microseconds) that handing over the lock does not show. Read next: `bits.py`, which uses it.
"""

import os
import threading
from functools import cache
from queue import SimpleQueue

from .errors import explain

MAX_THREADS = 8  # beyond that, memory is the limit of elementwise work

_here = threading.local()  # .busy: whether this thread works for a `parallel` call already


def parallel(f, n, block=None):
    """Call f(lo, hi) over all of range(n), in blocks, on several threads at once. Return when all is done.

    >>> squares = [0] * 6
    >>> def fill(lo, hi):
    ...     squares[lo:hi] = [i * i for i in range(lo, hi)]
    >>> parallel(fill, 6, block=2)
    >>> squares
    [0, 1, 4, 9, 16, 25]

    block: the most that one call gets, in elements; None means an equal part for each thread. Each thread has
    a contiguous part of the range. While they work, BLAS uses one thread: its own would fight with these. A
    call inside a call runs as a plain loop. What f raises is raised here, when every thread has stopped.
    """
    count = 1 if getattr(_here, "busy", False) else min(threads(), -(-n // (block or 1)))
    if count <= 1:
        _loop(f, 0, n, block)
        return
    bounds = [n * i // count for i in range(count + 1)]
    done: SimpleQueue = SimpleQueue()
    with _one_blas_thread:
        for helper, lo, hi in zip(_helpers(count - 1), bounds[1:], bounds[2:]):
            helper.put((f, lo, hi, block, done))
        errors = [_attempt(f, 0, bounds[1], block), *(done.get() for _ in range(count - 1))]
    for error in filter(None, errors):
        raise error


def _loop(f, lo, hi, block):
    step = block or max(hi - lo, 1)
    for start in range(lo, hi, step):
        f(start, min(start + step, hi))


def _attempt(f, lo, hi, block):
    """Run one thread's part; return the exception that it ended with, or None."""
    _here.busy = True
    try:
        _loop(f, lo, hi, block)
    except BaseException as error:  # raised again by the thread that called `parallel`
        return error
    finally:
        _here.busy = False
    return None


_queues: list[SimpleQueue] = []  # one for each helper thread
_lock = threading.Lock()


def _helpers(count):
    """Return the queues of `count` helper threads, starting those that are missing."""
    with _lock:
        while len(_queues) < count:
            queue: SimpleQueue = SimpleQueue()
            threading.Thread(target=_serve, args=(queue,), name="minitf-parallel", daemon=True).start()
            _queues.append(queue)
        return _queues[:count]


def _serve(queue):
    """A helper thread: work off the queue for ever. It is a daemon, so it does not keep the program alive.

    What it works on is part of an op, in which infinities and NaNs are answers; NumPy's setting is one of each thread.
    """
    import numpy

    numpy.seterr(all="ignore")
    while True:
        f, lo, hi, block, done = queue.get()
        outcome = _attempt(f, lo, hi, block)
        del f  # before anybody goes on: it refers to arrays, which could not be changed in place any more
        done.put(outcome)


@cache
def _blas_libraries():
    """Return the BLAS libraries that are loaded. Finding them takes a millisecond, so it is done once."""
    import numpy  # noqa: F401  (loads its BLAS, which must be there when the controller looks)
    from threadpoolctl import ThreadpoolController

    return [each for each in ThreadpoolController().lib_controllers if each.user_api == "blas"]


class _OneBlasThread:
    """A context in which BLAS uses one thread. Threads may be inside together: the last one out restores."""

    def __init__(self):
        self.lock, self.inside, self.before = threading.Lock(), 0, []

    def __enter__(self):
        with self.lock:
            self.inside += 1
            if self.inside == 1:
                self.before = [library.get_num_threads() for library in _blas_libraries()]
                for library in _blas_libraries():
                    library.set_num_threads(1)

    def __exit__(self, *exception):
        with self.lock:
            self.inside -= 1
            if self.inside == 0:
                for library, threads_before in zip(_blas_libraries(), self.before):
                    library.set_num_threads(threads_before)


_one_blas_thread = _OneBlasThread()


def one_blas_thread():
    """Return a context in which BLAS uses one thread: `with one_blas_thread(): ...`."""
    return _one_blas_thread


def _after_fork():
    """Threads do not live on in a forked process: forget them, and the locks that they may have held."""
    global _lock, _one_blas_thread
    _queues.clear()
    _lock, _one_blas_thread = threading.Lock(), _OneBlasThread()
    _here.busy = False


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


def _asked_for(variable):
    """Return the number of threads that an environment variable of TensorFlow's asks for, 0 if it asks for none."""
    text = os.environ.get(variable, "")
    return int(text) if text.isdecimal() else 0


# What the program asked for; 0: as many as there are cores.
_limits = {"intra": _asked_for("TF_NUM_INTRAOP_THREADS"), "inter": _asked_for("TF_NUM_INTEROP_THREADS")}


def threads():
    """Return how many threads `parallel` uses, the caller's own included."""
    return _limits["intra"] or min(_cores(), MAX_THREADS)


@cache
def _cores():
    """Return the number of cores that this process may use, which can be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def set_intra_op_parallelism_threads(num_threads):
    """Set how many threads work together on one op, BLAS's too; 0 means as many as there are cores.

    Differs from TensorFlow: can be changed at any time. Raises ValueError for a negative number.
    """
    _set("intra", num_threads)
    for library in _blas_libraries():
        library.set_num_threads(num_threads or _cores())


def get_intra_op_parallelism_threads():
    """Return what `set_intra_op_parallelism_threads` was told, 0 at first."""
    return _limits["intra"]


def set_inter_op_parallelism_threads(num_threads):
    """Kept, and nothing more: minitf runs one op at a time. ValueError for a negative number."""
    _set("inter", num_threads)


def get_inter_op_parallelism_threads():
    """Return what `set_inter_op_parallelism_threads` was told, 0 at first."""
    return _limits["inter"]


def _set(which, num_threads):
    where, received = f"tf.config.threading.set_{which}_op_parallelism_threads", f"received {num_threads!r}"
    if not isinstance(num_threads, int):
        raise TypeError(explain(where, received, "it must be an integer"))
    if num_threads < 0:
        raise ValueError(explain(where, received, "it must be at least 0, which means all cores"))
    _limits[which] = num_threads
