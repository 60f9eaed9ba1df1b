"""The time, as a tensor: timestamp. Floor 2."""

from __future__ import annotations

import time

from ...backend.dtypes import float64
from ...core.convert import constant


def timestamp(name=None):
    """Seconds since the beginning of 1970, as float64 [].

        >>> import minitf as tf
        >>> tf.timestamp().dtype
        tf.float64

    Source: tf.timestamp.
    """
    return constant(time.time(), float64)
