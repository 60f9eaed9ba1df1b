"""Which Keras this is like. Floor 7."""

VERSION = "3.15.1"


def version() -> str:
    """The version of Keras whose names, arguments and numbers are meant.

    >>> import minitf as tf
    >>> tf.keras.version()
    '3.15.1'

    Source: keras.version.
    """
    return VERSION
