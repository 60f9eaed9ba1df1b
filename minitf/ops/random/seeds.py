"""Seeds: where in which stream a random op reads. Floor 2. Read next: `distributions.py`.

A random number here is a scrambled position in a stream (`backend/bits.py`), and two seeds name the stream: the
program's, from `tf.random.set_seed`, and the op's, its argument `seed`.

========== ========= =================================================================================
program's  op's      what an op reads
========== ========= =================================================================================
--         --        a stream of the operating system's choice
--         given     the stream (87654321, seed); each call goes on where the last one stopped
given      --        the stream (program's, a new number from a generator seeded with the program's)
given      given     the stream (program's, seed); each call goes on where the last one stopped
========== ========= =================================================================================

`set_seed` also sends every stream back to its start. So a program that sets the seed first draws the same numbers
each time it runs, and the same as TensorFlow.
"""

from __future__ import annotations

import operator
import random
import secrets
import threading

from ...backend.bits import Philox
from ...backend.errors import explain
from ...core.context import local

DEFAULT_SEED = 87654321
LARGEST_SEED = 2**31 - 1


class _Seeds:
    """The program's seed, the generator that it started, and how far the streams have been read.

    given: the op seeds that a program wrote down. Only their streams can be read a second time, so only their
        positions are kept: a long training loop, whose op seeds are all drawn, must not fill the memory.
    offsets: (op, seed, seed2, dtypes) -> position, in groups of four words.
    memory: (op, seed, seed2, attrs) -> what an op has learned while it drew.
    """

    def __init__(self):
        self.program = None
        self.generator = random.Random()
        self.given: set = set()
        self.offsets: dict = {}
        self.memory: dict = {}


_seeds = _Seeds()
_lock = threading.Lock()  # two threads must never read the same stretch of a stream


def set_seed(seed):
    """Set the program's seed, and send every stream of random numbers back to its start.

    seed: an int, or None for numbers that differ from run to run.

        >>> import minitf as tf
        >>> tf.random.set_seed(1234)
        >>> tf.random.uniform([2]).numpy()
        array([0.5380393 , 0.36461866], dtype=float32)

    Raises: TypeError for what is neither an integer nor None.
    Source: tf.random.set_seed.
    """
    seed = _as_seed(seed, "tf.random.set_seed")
    with _lock:
        _seeds.program = seed
        _seeds.generator = random.Random(_seeds.program)
        _seeds.given.clear()
        _seeds.offsets.clear()
        _seeds.memory.clear()


def program_seed():
    """The program's seed, as `set_seed` left it: an int, or None."""
    return _seeds.program


def get_seed(op_seed):
    """The two seeds of the next random op: the table above, worked out. (0, 0) means a stream of nobody's choice.

        >>> set_seed(None)
        >>> get_seed(7), get_seed(None)
        ((87654321, 7), (0, 0))

    Raises: TypeError where `op_seed` is neither an integer nor None.
    Source: tf.compat.v1.get_seed.
    """
    op_seed = _as_seed(op_seed, "random op")
    program = _seeds.program
    if program is None and op_seed is None:
        return 0, 0
    graph = local.state.graph
    drawn = op_seed is None and graph is None
    if drawn:
        op_seed = _seeds.generator.randint(0, LARGEST_SEED)
    elif op_seed is None:
        op_seed = graph.seed()
    seed = (DEFAULT_SEED if program is None else program) % LARGEST_SEED
    seed2 = op_seed % LARGEST_SEED
    if seed == seed2 == 0:
        seed2 = LARGEST_SEED
    if graph is not None:
        return seed, OwnSeed(seed2)
    if not drawn:
        _seeds.given.add(seed2)
    return seed, seed2


class OwnSeed(int):
    """The op seed of one node of a graph. It is equal to itself alone: every node reads its stream from the start."""

    __slots__ = ()
    __hash__ = object.__hash__

    def __eq__(self, other):
        return self is other

    def __ne__(self, other):
        return self is not other


def _as_seed(seed, where):
    """A plain int from an int, a whole float, a NumPy integer, or a tensor of one; None stays None."""
    whole = int(seed) if isinstance(seed, float) and seed.is_integer() else seed
    try:
        return None if whole is None else operator.index(whole)
    except TypeError:
        raise TypeError(explain(where, f"seed is {seed!r}", "a seed is an integer or None")) from None


def reserve(op, seed, seed2, dtypes, groups):
    """The stream that `op` reads from now on, of which the next `groups` groups of four words are its own.

    op, dtypes: the op's name and type attributes; ops that differ in them read their streams independently.
    """
    if seed == seed2 == 0:
        return Philox.from_seeds(secrets.randbits(64), secrets.randbits(64))
    offset = 0
    if seed2 in _seeds.given or isinstance(seed2, OwnSeed):
        key = (op, seed, seed2, dtypes)
        with _lock:
            offset = _seeds.offsets.get(key, 0)
            _seeds.offsets[key] = offset + groups
    return Philox.from_seeds(seed, seed2, offset)


def remembered(op, seed, seed2, attrs, start):
    """What `op` left for its next call with these seeds and attributes: an array to write into.

    start: a function that makes it for the first call, and for ops whose seed was drawn, which come only once.
    """
    if seed2 not in _seeds.given and not isinstance(seed2, OwnSeed) and (seed or seed2):
        return start()
    with _lock:
        return _seeds.memory.setdefault((op, seed, seed2, attrs), start())
