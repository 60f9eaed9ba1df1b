"""Assignments as functions, as in TensorFlow 1. Floor 4. Read `placeholders.py` first."""

from __future__ import annotations


def assign(ref, value, validate_shape=None, use_locking=None, name=None):
    """Let a variable hold `value` from then on; in a graph, whenever what is returned here is run.

    ref: a variable.   The other arguments change nothing.

        >>> import minitf as tf
        >>> v = tf.Variable([1.0, 2.0])
        >>> tf.compat.v1.assign(v, [3.0, 4.0]).numpy()
        array([3., 4.], dtype=float32)

    Raises: as `tf.Variable.assign`.
    Source: tf.compat.v1.assign.
    """
    return ref.assign(value, name=name)


def assign_add(ref, value, use_locking=None, name=None):
    """Add to a variable: see `assign`.   Source: tf.compat.v1.assign_add."""
    return ref.assign_add(value, name=name)


def assign_sub(ref, value, use_locking=None, name=None):
    """Take away from a variable: see `assign`.   Source: tf.compat.v1.assign_sub."""
    return ref.assign_sub(value, name=name)
