"""Text and bytes, from one to the other: tf.compat.as_text and its kin. Floor 0."""

import os

from .errors import explain


def as_bytes(bytes_or_text, encoding="utf-8"):
    """`bytes_or_text` as bytes; text in this encoding.

        >>> as_bytes("é")
        b'\\xc3\\xa9'

    Raises: TypeError for anything else.
    Source: tf.compat.as_bytes.
    """
    if isinstance(bytes_or_text, bytearray):
        return bytes(bytes_or_text)
    if isinstance(bytes_or_text, str):
        return bytes_or_text.encode(encoding)
    return _checked("as_bytes", bytes_or_text, bytes)


def as_text(bytes_or_text, encoding="utf-8"):
    """`bytes_or_text` as a str; bytes are read in this encoding.

        >>> as_text(b"abc")
        'abc'

    Raises: TypeError for anything else; UnicodeDecodeError for bytes that are no such text.
    Source: tf.compat.as_text.
    """
    if isinstance(bytes_or_text, bytes):
        return bytes_or_text.decode(encoding)
    return _checked("as_text", bytes_or_text, str)


as_str = as_text


def as_str_any(value, encoding="utf-8"):
    """Any value as a str: bytes are read, and everything else is printed.

        >>> as_str_any(b"abc"), as_str_any(5)
        ('abc', '5')

    Source: tf.compat.as_str_any.
    """
    return as_text(value, encoding) if isinstance(value, bytes) else str(value)


def path_to_str(path):
    """A path object as a str; anything else as it is.  Source: tf.compat.path_to_str."""
    return as_str_any(os.fspath(path)) if hasattr(path, "__fspath__") else path


def _checked(where, value, kind):
    if isinstance(value, kind):
        return value
    raise TypeError(explain(where, f"received {value!r}", "it must be text or bytes"))
