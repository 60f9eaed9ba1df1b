"""The table of `tf.keras.random`: random numbers whose seed is said, or kept in a SeedGenerator. Floor 7."""

from ...backend.tables import lazy

NAMES = {
    "keras.random.seed_generator": "SeedGenerator",
    "keras.random.distributions": "normal uniform randint truncated_normal gamma binomial beta",
    "keras.random.draws": "categorical dropout shuffle",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
