"""Generator: a stream of random numbers with a place in it, kept in a variable. Floor 2. Read `stateless.py` first.

Its state is a counter and a key. Each call reads the state, moves the counter on by 256 places for every number it may
take, and draws what a stateless op draws from the state that was read. Since the state is a variable, a program can
store it with its weights, and go on from there.
"""

from __future__ import annotations

import secrets

import numpy as np

from ...backend import bits
from ...backend.arrays import numpy_of
from ...backend.dtypes import FLOATING, INDEX, as_dtype, bfloat16, float32, int32, int64, uint64
from ...backend.errors import RuleError, explain
from ...backend.shapes import TensorShape, broadcast
from ...core.convert import constant, convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ...core.tensor import is_tensor
from ...core.trackable import Trackable
from ..elementwise.arithmetic import add, multiply
from ..elementwise.extrema import maximum
from ..reductions.reduction import reduce_prod
from ..shapes.creation import dims_of, zeros, zeros_like
from ..shapes.identity import cast
from ..shapes.joining import concat, stack, unstack
from ..shapes.layout import reshape
from ..variables.update import updating
from ..variables.variable import Variable
from . import stateless
from .algorithms import THREEFRY, as_algorithm
from .binomial import drawn
from .distributions import as_shape_input
from .poisson import counted
from .streams import key_of_replica, strategy_now
from .suffix import ends_with

SPAN = 2**64


class RngReadAndSkip(Op):
    """The state, which then moves on.   resource: a variable of int64 [3 or 2], alg: int32 [], delta: uint64 []."""

    types = ("Tstate", "Talg", "Tdelta")
    Tstate, Talg, Tdelta = frozenset({int64}), frozenset({int32}), frozenset({uint64})
    host = (1,)
    stateful = True

    def infer(resource, alg, delta):
        if resource.rank not in (1, None):
            raise RuleError("the state must be a vector")
        if delta.rank not in (0, None):
            raise RuleError("delta must be one number, without axes")
        return resource

    def kernel(xp, resource, alg, delta):
        size = _counter_size(int(alg))
        words = numpy_of(resource)[:size].view(np.uint64).tolist()
        counter = sum(word << (64 * i) for i, word in enumerate(words)) + int(delta) * bits.RESERVED % SPAN
        moved = [counter >> (64 * i) & (SPAN - 1) for i in range(size)]
        before = resource.copy()
        resource[:size] = xp.asarray(moved, np.uint64).view(np.int64)
        return before


class StatefulRandomBinomial(Op):
    """Numbers of successes.   state: int64 [3], algorithm: int64 [], shape: int [R], counts, probs: float  ->  y."""

    types = ("Tstate", "Talg", "S", "T", "T")
    Tstate, Talg, S, T = frozenset({int64}), frozenset({int64}), INDEX, FLOATING - {bfloat16}
    host = (1, 2)
    stateful = True
    gradient = no_gradient

    def infer(state, algorithm, shape, counts, probs, *, dtype):
        tail = broadcast(counts.dims, probs.dims)
        if algorithm.value is not None and int(algorithm.value) == THREEFRY:
            raise RuleError("ThreeFry does not draw from this distribution", "Make the generator with alg='philox'")
        return Spec(ends_with(dims_of(shape), tail, "counts and probs"), counted(dtype))

    def kernel(xp, state, algorithm, shape, counts, probs, *, dtype):
        low, high, key = numpy_of(state).view(np.uint64).tolist()[:3]
        stream = bits.Philox.from_state(key, (low, high))
        return xp.asarray(drawn(stream, shape, numpy_of(counts), numpy_of(probs), dtype))


def _counter_size(alg) -> int:
    return 1 if alg == THREEFRY else 2


class Generator(Trackable):
    """A stream of random numbers that the program owns; made by `from_seed` and the other class methods.

    copy_from: a Generator whose state and algorithm the new one starts with.
    state: int64 [3] for Philox: the counter, the low half first, and the key; int64 [2] for ThreeFry. A variable of
        that kind is not copied: two generators may share it.
    alg: "philox", "threefry" or "auto_select", or an Algorithm.

    Made in the scope of a strategy, it has a stream for each replica (`streams.py`). Made outside, it is shared: the
    replicas take turns at its only stream.

        >>> import minitf as tf
        >>> g = tf.random.Generator.from_seed(1)
        >>> g.normal([3]).numpy()
        array([ 0.43842274, -0.53439844, -0.07710262], dtype=float32)
        >>> g.state
        <tf.Variable 'StateVar:0' shape=(3,) dtype=int64, numpy=array([769,   0,   0])>

    Raises: ValueError for a state of another size or an unknown algorithm; RuntimeError for drawing in the scope of
    another strategy than that of its own.
    Source: tf.random.Generator. Differs: TensorFlow draws from ThreeFry only in compiled functions.
    """

    def __init__(self, copy_from=None, state=None, alg=None):
        if (copy_from is None) == (state is None) or (state is None) != (alg is None):
            received = f"copy_from is {copy_from!r}, state is {state!r}, alg is {alg!r}"
            raise AssertionError(explain("Generator", received, "it needs copy_from alone, or state and alg",
                                         "Use tf.random.Generator.from_seed(seed)"))
        self._strategy = strategy_now()
        self._alg = copy_from.algorithm if copy_from is not None else as_algorithm(alg)
        if isinstance(state, Variable):
            _check_size(state, self._alg)
            self._state_var = state
        else:
            state = copy_from.state if copy_from is not None else _as_state(state, self._alg)
            self._state_var = Variable(state, dtype=int64, trainable=False, name="StateVar")

    @classmethod
    def from_state(cls, state, alg):
        """A generator that goes on from `state`, which another one's `state` may be."""
        return cls(alg=alg, state=state)

    @classmethod
    def from_seed(cls, seed, alg=None):
        """A generator whose numbers the seed, an integer or several, decides."""
        alg = as_algorithm("philox" if alg is None else alg)
        return cls(state=create_rng_state(seed, alg), alg=alg)

    @classmethod
    def from_non_deterministic_state(cls, alg=None):
        """A generator whose numbers nobody can foretell."""
        alg = as_algorithm("philox" if alg is None else alg)
        state = [secrets.randbits(64) - SPAN // 2 for _ in range(_counter_size(alg) + 1)]
        return cls(state=constant(state, int64), alg=alg)

    @classmethod
    def from_key_counter(cls, key, counter, alg):
        """A generator at a place of a stream: key, an integer, and counter, two of them (one for ThreeFry)."""
        alg = as_algorithm(alg)
        return cls(state=_from_parts(key, counter, alg), alg=alg)

    def reset(self, state):
        """Go on from `state`.  Raises: ValueError where it has the wrong size."""
        self._state_var.assign(_as_state(state, self._alg))

    def reset_from_seed(self, seed):
        """Go on as a generator that `from_seed` makes."""
        self._state_var.assign(create_rng_state(seed, self._alg))

    def reset_from_key_counter(self, key, counter):
        """Go on as a generator that `from_key_counter` makes."""
        self._state_var.assign(_from_parts(key, counter, self._alg))

    @property
    def state(self):
        """The variable with counter and key."""
        return self._state_var

    @property
    def algorithm(self) -> int:
        """The number of the algorithm, as in Algorithm."""
        return self._alg

    @property
    def key(self):
        """The last number of the state, a tensor, which names the stream."""
        return self._state_var[-1]

    def skip(self, delta):
        """Move on as far as drawing `delta` numbers does, and return the state before."""
        alg, delta = constant(self._alg, int32), cast(delta, uint64)
        return self._state_var._changed(RngReadAndSkip, alg, delta)

    def normal(self, shape, mean=0.0, stddev=1.0, dtype=float32, name=None):
        """Numbers drawn from a normal distribution; arguments as for tf.random.normal."""
        return self._scaled(stateless.StatelessRandomNormalV2, shape, mean, stddev, dtype)

    def truncated_normal(self, shape, mean=0.0, stddev=1.0, dtype=float32, name=None):
        """Numbers drawn from a normal distribution, within 2 `stddev` of `mean`."""
        return self._scaled(stateless.StatelessTruncatedNormalV2, shape, mean, stddev, dtype)

    def uniform(self, shape, minval=0, maxval=None, dtype=float32, name=None):
        """Numbers spread evenly over [minval, maxval); arguments as for tf.random.stateless_uniform."""
        dtype = as_dtype(dtype)
        if dtype in FLOATING:
            maxval = 1 if maxval is None else maxval
            minval, maxval = convert_to_tensor(minval, dtype), convert_to_tensor(maxval, dtype)
            return stateless.stretched(self._drawn(stateless.StatelessRandomUniformV2, shape, dtype=dtype),
                                       minval, maxval)
        stateless.check_limits("Generator.uniform", dtype, minval, maxval)
        if minval is None:
            return self.uniform_full_int(shape, dtype)
        limits = convert_to_tensor(minval, dtype), convert_to_tensor(maxval, dtype)
        return self._drawn(stateless.StatelessRandomUniformIntV2, shape, *limits)

    def uniform_full_int(self, shape, dtype=uint64, name=None):
        """Integers over all that the dtype, of 32 or 64 bits, can hold."""
        return self._drawn(stateless.StatelessRandomUniformFullIntV2, shape, dtype=as_dtype(dtype))

    def binomial(self, shape, counts, probs, dtype=int32, name=None):
        """Numbers of successes; arguments as for tf.random.stateless_binomial."""
        counts, probs, shape = convert_to_tensor(counts), convert_to_tensor(probs), as_shape_input(shape)
        inputs = constant(self._alg, int64), shape, counts, probs
        with updating:
            state = self._state_var.read_value()
            y = execute(StatefulRandomBinomial, state, *inputs, dtype=as_dtype(dtype))
            sizes = cast(shape, int64)
            samples = reduce_prod(sizes[: shape.shape[0] - max(counts.ndim, probs.ndim)])
            self.skip(reduce_prod(sizes) // maximum(samples, 1) * 200 * (samples + 3) // 4)
        return y

    def make_seeds(self, count=1):
        """Seeds for stateless functions: int64 [2, count], each column a seed."""
        keys = self.uniform_full_int([count], int64)
        return stack([keys, zeros_like(keys)])

    def split(self, count=1):
        """`count` new generators, whose streams have nothing to do with one another or with this one's."""
        keys = unstack(self.uniform_full_int([count], int64), num=count)
        head = zeros([_counter_size(self._alg)], int64)
        return [Generator(state=concat([head, reshape(key, [1])], 0), alg=self._alg) for key in keys]

    def _scaled(self, op, shape, mean, stddev, dtype):
        dtype = as_dtype(dtype)
        mean, stddev = convert_to_tensor(mean, dtype), convert_to_tensor(stddev, dtype)
        return add(multiply(self._drawn(op, shape, dtype=dtype), stddev), mean)

    def _drawn(self, op, shape, *limits, **attrs):
        """What a stateless op draws here, and the counter moves on."""
        shape = as_shape_input(shape)
        state = cast(self.skip(reduce_prod(shape)), uint64)
        size = _counter_size(self._alg)
        key = key_of_replica(state[size : size + 1], self._strategy, self._alg)
        return execute(op, shape, key, state[:size], constant(self._alg, int32), *limits, **attrs)

    def _trackable_children(self, save_type="checkpoint", **kwargs) -> dict:
        return {"_state_var": self._state_var}


def create_rng_state(seed, alg):
    """The state of a Generator that a seed decides.

    seed: an integer, of which 64 bits go into each number of the state, or a vector of up to three integers.
    alg: "philox", "threefry" or "auto_select", or an Algorithm.

        >>> import minitf as tf
        >>> tf.random.create_rng_state(5, "philox").numpy(), tf.random.create_rng_state([5, 6], "philox").numpy()
        (array([5, 0, 0]), array([0, 5, 6]))

    Raises: ValueError or TypeError for no algorithm.
    Source: tf.random.create_rng_state.
    """
    size = _counter_size(as_algorithm(alg)) + 1
    if isinstance(seed, int):
        return constant([_signed(seed >> (64 * i) & (SPAN - 1)) for i in range(size)], int64)
    numbers = reshape(cast(_signed(seed), int64), [-1])[:size]
    return concat([zeros([size - numbers.shape[0]], int64), numbers], 0)


def _signed(number):
    """A Python int, or a list of them, as int64 has it: from 2**63 on negative."""
    if isinstance(number, (list, tuple)):
        return [_signed(each) for each in number]
    return number - SPAN if isinstance(number, int) and number >= SPAN // 2 else number


def _from_parts(key, counter, alg):
    """The state made of a counter and a key.  Raises: ValueError where one has the wrong size."""
    counter, key = cast(_signed(counter), int64), cast(_signed(key), int64)
    for name, part, dims in (("counter", counter, [_counter_size(alg)]), ("key", key, [])):
        if not part.shape.is_compatible_with(dims):
            raise ValueError(explain("Generator", f"{name} has shape {part.shape}", f"its shape must be {dims}"))
    return concat([counter, reshape(key, [1])], 0)


def _as_state(state, alg):
    """A tensor from a state in any form.  Raises: ValueError where it has the wrong size."""
    state = cast(state if is_tensor(state) else _signed(state), int64)
    _check_size(state, alg)
    return state


def _check_size(state, alg):
    size = _counter_size(alg) + 1
    if not state.shape.is_compatible_with(TensorShape([size])):
        rule = f"it must be a vector of {size} integers"
        raise ValueError(explain("Generator", f"state has shape {state.shape}", rule))


_global: list = []  # the program's generator, once it has been asked for


def get_global_generator():
    """The program's own Generator: the one that was set, else one that nobody can foretell.

    Source: tf.random.get_global_generator.
    """
    if not _global:
        _global.append(Generator.from_non_deterministic_state())
    return _global[0]


def set_global_generator(generator):
    """Make `generator` the program's own.  Source: tf.random.set_global_generator."""
    _global[:] = [generator]
