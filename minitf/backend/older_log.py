"""tf.compat.v1.logging: how programs of TensorFlow 1 write to the logger. Floor 0. Read `log.py` first."""

from __future__ import annotations

import logging
from collections import Counter

from .log import get_logger

DEBUG, INFO, WARN, ERROR, FATAL = logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR, logging.CRITICAL

_times: Counter = Counter()  # message -> how often it was to be logged


def get_verbosity():
    """The level from which on messages are shown.

    Source: tf.compat.v1.logging.get_verbosity.
    """
    return get_logger().getEffectiveLevel()


def set_verbosity(v):
    """Show only messages of this level and above: DEBUG, INFO, WARN, ERROR, FATAL, or its name.

        >>> set_verbosity(ERROR)
        >>> get_verbosity() == ERROR
        True
        >>> set_verbosity(WARN)

    Raises: ValueError for a name that is no level.
    Source: tf.compat.v1.logging.set_verbosity.
    """
    get_logger().setLevel(v)


def log(level, msg, *args, **kwargs):
    """Log `msg % args`.   level: one of DEBUG, INFO, WARN, ERROR, FATAL.   Source: tf.compat.v1.logging.log."""
    get_logger().log(level, msg, *args, **kwargs)


vlog = log


def debug(msg, *args, **kwargs):
    """Log `msg % args` at the level DEBUG.   Source: tf.compat.v1.logging.debug."""
    log(DEBUG, msg, *args, **kwargs)


def info(msg, *args, **kwargs):
    """Log `msg % args` at the level INFO.   Source: tf.compat.v1.logging.info."""
    log(INFO, msg, *args, **kwargs)


def warning(msg, *args, **kwargs):
    """Log `msg % args` at the level WARN.   Source: tf.compat.v1.logging.warning."""
    log(WARN, msg, *args, **kwargs)


warn = warning


def error(msg, *args, **kwargs):
    """Log `msg % args` at the level ERROR.   Source: tf.compat.v1.logging.error."""
    log(ERROR, msg, *args, **kwargs)


def fatal(msg, *args, **kwargs):
    """Log `msg % args` at the level FATAL.   Source: tf.compat.v1.logging.fatal."""
    log(FATAL, msg, *args, **kwargs)


def log_if(level, msg, condition, *args):
    """Log `msg % args` if the condition holds.   Source: tf.compat.v1.logging.log_if."""
    if condition:
        log(level, msg, *args)


def log_first_n(level, msg, n, *args):
    """Log `msg % args` the first n times that this message comes up.   Source: tf.compat.v1.logging.log_first_n."""
    _times[msg] += 1
    log_if(level, msg, _times[msg] <= n, *args)


def log_every_n(level, msg, n, *args):
    """Log `msg % args` the first of every n times that it comes up.   Source: tf.compat.v1.logging.log_every_n."""
    _times[msg] += 1
    log_if(level, msg, (_times[msg] - 1) % n == 0, *args)
