"""Whether functions are compiled by clusters of ops. Floor 4. Read `pipeline.py` first.

TensorFlow can hand parts of a graph to XLA. Every function here becomes a program of its own anyway, so this is a
setting that is kept, and nothing else.
"""

from __future__ import annotations

AUTOMATIC = "autoclustering"

_setting = ""


def set_jit(enabled):
    """Ask for compiled clusters.   enabled: True or "autoclustering"; anything else for none.

        >>> import minitf as tf
        >>> tf.config.optimizer.set_jit(True)
        >>> tf.config.optimizer.get_jit()
        'autoclustering'
        >>> tf.config.optimizer.set_jit(False)

    Source: tf.config.optimizer.set_jit. Differs: it changes nothing; there is no XLA.
    """
    global _setting
    _setting = AUTOMATIC if enabled is True or enabled == AUTOMATIC else ""


def get_jit() -> str:
    """What was asked for: "autoclustering", or "" for none.

    Source: tf.config.optimizer.get_jit.
    """
    return _setting
