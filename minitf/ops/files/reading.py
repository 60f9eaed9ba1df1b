"""read_file, write_file, matching_files: whole files as text. Floor 2. Read next: `serialization.py`."""

from __future__ import annotations

import os

import numpy as np

from ...backend.dtypes import string
from ...backend.errors import RuleError
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ...wire import gfile

TEXT = frozenset({string})


class ReadFile(Op):
    """y = the bytes of a file.   filename: string []  ->  y: string []."""

    types = ("Text",)
    Text = TEXT
    stateful = True
    gradient = no_gradient

    def infer(filename):
        require_scalar("filename", filename)
        return Spec((), string)

    def kernel(xp, filename):
        return text_array(gfile.content(os.fsdecode(filename[()])))


class WriteFile(Op):
    """Make a file that holds `contents`, and the folders above.   filename, contents: string []  ->  nothing: [0]."""

    types = ("Text", "Text")
    Text = TEXT
    stateful = True
    gradient = no_gradient

    def infer(filename, contents):
        require_scalar("filename", filename)
        require_scalar("contents", contents)
        return Spec((0,), string)

    def kernel(xp, filename, contents):
        path = os.fsdecode(filename[()])
        if os.path.dirname(path):
            gfile.makedirs(os.path.dirname(path))
        with gfile.GFile(path, "wb") as file:
            file.write(contents[()])
        return np.zeros(0, object)


class MatchingFiles(Op):
    """y = the names of the files that match a pattern.   pattern: string [] or [K]  ->  y: string [N], in order."""

    types = ("Text",)
    Text = TEXT
    stateful = True
    gradient = no_gradient

    def infer(pattern):
        if pattern.dims is not None and len(pattern.dims) > 1:
            raise RuleError("pattern must be a scalar or a vector")
        return Spec((None,), string)

    def kernel(xp, pattern):
        return np.array([os.fsencode(path) for path in gfile.glob(np.atleast_1d(pattern).tolist())], object)


def require_scalar(name, spec):
    """RuleError unless it has no axes."""
    if spec.dims is not None and spec.dims != ():
        raise RuleError(f"{name} must be a scalar")


def text_array(text):
    """Bytes as an array of no axes."""
    array = np.empty((), object)
    array[()] = text
    return array


def read_file(filename, name=None):
    """The bytes of a file.

    filename: string [].  Returns: string [].

    Raises: NotFoundError where there is none.
    Source: tf.io.read_file.
    """
    return execute(ReadFile, filename)


def write_file(filename, contents, name=None):
    """Make a file that holds `contents`, and the folders above it; what it held before is lost.

    filename, contents: string [].

        >>> import minitf as tf
        >>> import os, tempfile
        >>> path = os.path.join(tempfile.mkdtemp(), "words.txt")
        >>> tf.io.write_file(path, "some words")
        >>> tf.io.read_file(path).numpy()
        b'some words'

    Source: tf.io.write_file.
    """
    execute(WriteFile, filename, contents)


def matching_files(pattern, name=None):
    """The names of the files that match a pattern, or one of several, in order.

    pattern: string [] or [K], with * and ? and [abc].  Returns: string [N].

    Source: tf.io.matching_files.
    """
    return execute(MatchingFiles, pattern)
