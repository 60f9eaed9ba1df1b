"""What Keras remembers from one call to the next, in one place. Floor 7. Read next: `naming.py`.

Names that were given out, the dtype policy, the scope of custom objects, the global seed: each thread has its own, and
`clear_session` forgets all of it.
"""

import gc
from collections import Counter
from threading import local


class Session(local):
    """One thread's memory. The fields are set by the files named beside them."""

    def __init__(self):
        self.reset()

    def reset(self):
        """Forget everything."""
        self.name_counts = Counter()  # naming.py: how often each name was asked for
        self.dtype_policy = None  # dtype_policies/policy.py
        self.custom_objects = {}  # registry.py: those of the innermost CustomObjectScope
        self.safe_mode = None  # safety.py: may lambdas be loaded? None where nobody has said
        self.sharing = None  # sharing.py: the open ObjectSharingScope
        self.seed_generator = None  # random/seed_generator.py: the one that draws where no seed is given
        self.random_seed = None  # utils/seeds.py: what set_random_seed was called with


session = Session()


def clear_session(free_memory=True):
    """Forget every name, policy and seed that Keras keeps between calls.

    free_memory: whether to let Python collect garbage right away, so that old models go now.

        >>> import minitf as tf
        >>> from minitf.keras.naming import auto_name
        >>> tf.keras.backend.clear_session()
        >>> auto_name("Dense"), auto_name("Dense")
        ('dense', 'dense_1')
        >>> tf.keras.backend.clear_session()
        >>> auto_name("Dense")
        'dense'

    Source: keras.utils.clear_session, keras.backend.clear_session.
    """
    session.reset()
    if free_memory:
        gc.collect()
