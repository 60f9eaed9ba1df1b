"""Algorithms: which generator makes the bits, and how a seed becomes its key and counter. Floor 2.

A stateless op is given a key, which names a stream, and a counter, a place in it. Programs give a seed instead, two
integers, which may be weak (0 and 1, say); so it is scrambled first. Read `backend/bits.py` (Philox) and
`backend/threefry.py` before, and `stateless.py` next.
"""

from __future__ import annotations

import enum

import numpy as np

from ...backend import bits, threefry
from ...backend.arrays import numpy_of
from ...backend.dtypes import INDEX, uint32, uint64
from ...backend.errors import RuleError, explain
from ...backend.shapes import may_equal
from ...core.convert import constant, convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ...core.tensor import Tensor
from ..shapes.identity import cast


class Algorithm(enum.Enum):
    """The generators that there are.

    AUTO_SELECT leaves the choice to the library, which takes Philox.

    Source: tf.random.Algorithm.
    """

    PHILOX = 1
    THREEFRY = 2
    AUTO_SELECT = 3


PHILOX, THREEFRY, AUTO_SELECT = (each.value for each in Algorithm)
NAMES = {"philox": PHILOX, "threefry": THREEFRY, "autoselect": AUTO_SELECT}


def as_algorithm(alg) -> int:
    """The number of an algorithm from its name, its number or an Algorithm.

        >>> as_algorithm("auto_select"), as_algorithm(Algorithm.PHILOX)
        (3, 1)

    Raises: ValueError for an unknown algorithm; TypeError for what names none.
    """
    if isinstance(alg, Algorithm):
        return alg.value
    if isinstance(alg, str):
        alg = NAMES.get(alg.strip().lower().replace("-", "").replace("_", ""), alg)
    elif isinstance(alg, Tensor):
        alg = int(alg)
    if isinstance(alg, int) and alg in NAMES.values():
        return alg
    kind = ValueError if isinstance(alg, (int, str)) else TypeError
    raise kind(explain("tf.random", f"alg is {alg!r}", "it must be 'philox', 'threefry' or 'auto_select'"))


class StatelessRandomGetKeyCounter(Op):
    """The key and the counter that Philox gets for a seed.   seed: int [2]  ->  key: uint64 [1], counter: [2]."""

    types = ("Tseed",)
    Tseed = INDEX
    gradient = no_gradient

    def infer(seed):
        check_seed(seed)
        return Spec((1,), uint64), Spec((2,), uint64)

    def kernel(xp, seed):
        key, counter = bits.Philox.stateless(numpy_of(seed).tolist()).state
        return xp.asarray([key], np.uint64), xp.asarray(counter, np.uint64)


def check_seed(seed):
    """RuleError unless a stateless op's seed is two integers."""
    if not may_equal(seed.dims, (2,)):
        raise RuleError("seed must be two integers", "Pass a list such as [1, 2]")


def key_counter_alg(seed, alg):
    """Key, counter and algorithm, the inputs of stateless ops, for a seed of two integers.

    ThreeFry takes the lower halves of the two integers as its key, and starts at 0.

    Raises: ValueError or TypeError for no algorithm; InvalidArgumentError for a seed that is not two integers.
    """
    alg = AUTO_SELECT if alg is None else as_algorithm(alg)
    if alg == THREEFRY:
        low, high = cast(convert_to_tensor(seed), uint32).numpy().tolist()
        return constant(np.array([low | high << 32], np.uint64)), constant([0], uint64), alg
    key, counter = execute(StatelessRandomGetKeyCounter, seed)
    return key, counter, alg


def check_key_counter(key, counter, alg):
    """RuleError unless key and counter have the sizes that the algorithm wants."""
    size = 1 if alg.value is not None and int(alg.value) == THREEFRY else 2
    if not may_equal(key.dims, (1,)):
        raise RuleError("key must be a vector of 1 integer")
    if counter.dims is not None and (len(counter.dims) != 1 or (counter.dims[0] or size) < size):
        raise RuleError(f"counter must be a vector of at least {size} integers")


def philox(key, counter, alg):
    """The stream of words that key and counter name, for ops that only Philox has.

    key: uint64 [1].   counter: uint64 [2].   Raises: RuleError for another algorithm.
    """
    if int(alg) == THREEFRY:
        raise RuleError("ThreeFry does not draw from this distribution", "Leave alg to 'auto_select'")
    return bits.Philox.from_state(int(numpy_of(key)[0]), tuple(numpy_of(counter)[:2].tolist()))


def sample(name, key, counter, alg, shape, *args):
    """An array of the shape, a vector, from the sampler of that name: `uniform`, `normal` ...

    args: what the sampler takes after the number of elements: limits, the dtype.
    """
    dims = tuple(shape.tolist())
    if int(alg) == THREEFRY:
        start = int(numpy_of(counter)[0])
        return getattr(threefry, name)(int(numpy_of(key)[0]), start, dims, *args)
    return getattr(bits, name)(philox(key, counter, alg), int(np.prod(dims)), *args).reshape(dims)
