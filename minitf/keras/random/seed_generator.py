"""Seeds that change from call to call, kept in a variable. Floor 7. Read next: `distributions.py`.

All random functions of Keras are stateless: the same seed gives the same numbers. A layer such as Dropout needs fresh
ones at every call, in graphs too, so it keeps a SeedGenerator: two integers, the second of which counts the calls.
"""

import random

from ...backend.dtypes import int32
from ...backend.errors import explain
from ...core.convert import constant
from ...graph.func_graph import init_scope
from ...ops.elementwise.arithmetic import floormod
from ...ops.shapes.identity import cast
from ..naming import auto_name
from ..scopes import name_scope
from ..serialization import deserialize_keras_object, serialize_keras_object
from ..session import session
from ..variables import Variable

SEED_DTYPE = "int64"
MODULUS = int32.max - 1  # the ops of TensorFlow take int32 seeds


class SeedGenerator:
    """A source of seeds.

    seed: int; None draws one from Python's generator, which `keras.utils.set_random_seed` seeds.
    name: the name of the generator, by default "seed_generator", "seed_generator_1", ...

    >>> import minitf as tf
    >>> seeds = tf.keras.random.SeedGenerator(7)
    >>> seeds.next().numpy().tolist(), seeds.next().numpy().tolist()
    ([7, 0], [7, 1])

    Raises: ValueError where the seed is no int.
    Source: keras.random.SeedGenerator.
    """

    _tracked_as = "seed_generators"

    def __init__(self, seed=None, name=None):
        self.name = auto_name(type(self).__name__) if name is None else name
        self._initial_seed = seed
        seed = make_default_seed() if seed is None else seed
        if not isinstance(seed, int):
            raise ValueError(explain("SeedGenerator", f"seed is {seed!r}", "it must be an int"))
        with init_scope(), name_scope(self.name):
            self.state = Variable([seed, 0], dtype=SEED_DTYPE, trainable=False, name="seed_generator_state")

    def next(self, ordered=True):
        """Return the seed of now, int64 [2], and move on.

        ordered: whether the second number counts up by 1; else both numbers jump about, below 933199.
        """
        seed = self.state.value
        self.state.assign(seed + constant([0, 1], SEED_DTYPE) if ordered else (seed + 1) * 5387 % 933199)
        return seed

    def get_config(self):
        return {"seed": self._initial_seed, "name": self.name}

    @classmethod
    def from_config(cls, config):
        return cls(**config)


def make_default_seed():
    """Return a seed, int in [1, 1e9], from Python's generator."""
    return random.randint(1, int(1e9))


def global_seed_generator():
    """Return the generator of calls without a seed, made when it is first needed in a session."""
    if session.seed_generator is None:
        session.seed_generator = SeedGenerator()
    return session.seed_generator


def draw_seed(seed):
    """Return the seed of one call, int64 [2].

    seed: an int, the same at every call; a SeedGenerator, which moves on; None for the global generator.
    Raises: ValueError for anything else.
    """
    if isinstance(seed, SeedGenerator):
        return seed.next()
    if isinstance(seed, int):
        return constant([seed, 0], SEED_DTYPE)
    if seed is None:
        return global_seed_generator().next(ordered=False)
    raise ValueError(explain("draw_seed", f"seed is {seed!r}", "it must be an int, a SeedGenerator or None"))


def op_seed(seed):
    """Return `draw_seed(seed)` as the stateless ops take it, int32 [2]."""
    return cast(floormod(draw_seed(seed), MODULUS), int32)


def as_seed(seed, where):
    """Return the `seed` argument of an initializer: an int or a generator, also from a config; None draws one.

    Raises: ValueError for anything else.
    """
    if seed is None:
        return make_default_seed()
    if isinstance(seed, dict):
        return deserialize_keras_object(seed)
    if not isinstance(seed, int | SeedGenerator):
        raise ValueError(explain(where, f"seed is {seed!r}", "it must be an int, a SeedGenerator or None"))
    return seed


def seed_config(seed):
    """Return a `seed` argument as it stands in a config."""
    return serialize_keras_object(seed)
