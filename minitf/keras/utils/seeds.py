"""One seed for all sources of random numbers. Floor 7. Read next: `../random/seed_generator.py`."""

import random

import numpy as np

from ...backend.errors import explain
from ...ops.random.seeds import set_seed
from ..session import session


def set_random_seed(seed):
    """Make a program repeatable: seeds Python's random, NumPy's and TensorFlow's global generators.

    seed: int. Layers and initializers that are made without a seed draw theirs from Python's generator, so the same
    program gives the same weights and the same dropout from here on, and those are the numbers of Keras on TensorFlow.

    >>> import minitf as tf
    >>> tf.keras.utils.set_random_seed(0)
    >>> a = tf.keras.initializers.GlorotUniform()([2])
    >>> tf.keras.utils.set_random_seed(0)
    >>> bool(tf.reduce_all(a == tf.keras.initializers.GlorotUniform()([2])))
    True

    Raises: ValueError where the seed is no int, or not in [0, 2**32).
    Source: keras.utils.set_random_seed.
    """
    if not isinstance(seed, int):
        raise ValueError(explain("set_random_seed", f"seed is {seed!r}", "it must be an int"))
    session.random_seed = seed
    session.seed_generator = None  # made again, from the new seed, when it is next needed
    random.seed(seed)
    np.random.seed(seed)
    set_seed(seed)


def get_random_seed():
    """Return the seed that was set last in this session, or None."""
    return session.random_seed
