"""tf.random: random numbers.   Floor 9.   Next: ops/random/seeds.py, how seeds decide them."""

from . import lazy

NAMES: dict[str, str] = {
    "ops.random.seeds": "set_seed",
    "ops.random.distributions": "normal uniform truncated_normal",
    "ops.random.choice": "shuffle categorical",
    "ops.random.stateless": "stateless_uniform stateless_normal stateless_truncated_normal stateless_categorical",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
