"""Bytes as letters and back: encode_base64, decode_base64. Floor 2. Read `elementwise.py` first, `raw.py` next."""

from __future__ import annotations

import base64
import re

from ...backend.errors import RuleError
from ...core.execute import execute
from ...core.fast import execute_unary
from ...core.op import Op, no_gradient
from .texts import TEXT, texts_of

WHOLE = re.compile(rb"[A-Za-z0-9_-]*={0,2}")


class EncodeBase64(Op):
    """y = the bytes as letters, digits, - and _.   input: string [...]  ->  y: same."""

    types = ("Text",)
    Text = TEXT
    gradient = no_gradient

    def infer(input, *, pad):
        return input

    def kernel(xp, input, *, pad):
        def encoded(text):
            letters = base64.urlsafe_b64encode(text)
            return letters if pad else letters.rstrip(b"=")

        return texts_of(encoded, input)


class DecodeBase64(Op):
    """y = the bytes that letters stand for.   input: string [...]  ->  y: same."""

    types = ("Text",)
    Text = TEXT
    gradient = no_gradient

    def infer(input):
        return input

    def kernel(xp, input):
        return texts_of(decoded, input)


def decoded(text):
    """The bytes that base64 stands for.  Raises: RuleError where it is none."""
    letters = text.rstrip(b"=")
    if not WHOLE.fullmatch(text) or len(letters) % 4 == 1:
        raise RuleError(f"{text!r} is no base64 of the web-safe kind")
    return base64.urlsafe_b64decode(letters + b"=" * (-len(letters) % 4))


def encode_base64(input, pad=False, name=None):
    """Bytes as web-safe base64: letters, digits, - and _.

    input: string [...].   pad: end with = to a multiple of 4.

        >>> import minitf as tf
        >>> tf.io.encode_base64("hello").numpy()
        b'aGVsbG8'

    Source: tf.io.encode_base64.
    """
    return execute(EncodeBase64, input, pad=bool(pad))


def decode_base64(input, name=None):
    """The bytes that web-safe base64 stands for.   input: string [...].

        >>> import minitf as tf
        >>> tf.io.decode_base64("aGVsbG8").numpy()
        b'hello'

    Raises: InvalidArgumentError for what is no base64.
    Source: tf.io.decode_base64.
    """
    return execute_unary(DecodeBase64, input)
