"""The logger, under TensorFlow's name, so that programs which tune TensorFlow's output tune ours. Floor 0."""

import logging
from functools import cache


@cache
def get_logger():
    """Return the logger that warnings go to, a `logging.Logger` named 'tensorflow'.

    It writes to the standard error stream, a line each: `WARNING:tensorflow:...`.

    >>> get_logger().name
    'tensorflow'

    Source: tf.get_logger.
    """
    logger = logging.getLogger("tensorflow")
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter(logging.BASIC_FORMAT))
        logger.addHandler(handler)
    return logger


@cache
def warn_once(message):
    """Log a warning the first time that this message comes up."""
    get_logger().warning(message)
