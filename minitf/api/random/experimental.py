"""tf.random.experimental: newer names, and older ones of what stands in tf.random.   Floor 9."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "ops.random.algorithms": "Algorithm",
    "ops.random.generator": "Generator create_rng_state get_global_generator set_global_generator",
    "ops.random.index_shuffle": "index_shuffle",
    "ops.random.choice": "stateless_shuffle",
    "ops.random.stateless": "stateless_split stateless_fold_in",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
