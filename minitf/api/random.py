"""tf.random: random numbers.   Floor 9.   Next: ops/random_seeds.py, how seeds decide them."""

from . import lazy

NAMES: dict[str, str] = {
    "ops.random_seeds": "set_seed",
    "ops.random": "normal uniform truncated_normal",
    "ops.random_choice": "shuffle categorical",
    "ops.stateless_random": "stateless_uniform stateless_normal stateless_truncated_normal stateless_categorical",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
