"""tf.io.gfile: files and folders, with TensorFlow's errors. Floor 0.

The file systems are those of the operating system. A path with a scheme, such as gs://, is refused.
"""

from __future__ import annotations

import errno
import glob as python_glob
import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

from ..backend.errors import (
    AlreadyExistsError,
    FailedPreconditionError,
    InvalidArgumentError,
    NotFoundError,
    OutOfRangeError,
    PermissionDeniedError,
    ResourceExhaustedError,
    UnimplementedError,
    explain,
)

KINDS = (
    (FileNotFoundError, NotFoundError, "No such file or directory"),
    (FileExistsError, AlreadyExistsError, "file already exists"),
    (IsADirectoryError, FailedPreconditionError, "Is a directory"),
    (NotADirectoryError, FailedPreconditionError, "Not a directory"),
    (PermissionError, PermissionDeniedError, "Permission denied"),
)

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)  # there is no room, or one may not have it


@contextmanager
def told(path):
    """Inside the block, errors of the operating system are TensorFlow's."""
    try:
        yield
    except OSError as error:
        for kind, ours, text in KINDS:
            if isinstance(error, kind):
                raise ours(f"{path}; {text}") from None
        ours = ResourceExhaustedError if error.errno in FULL else FailedPreconditionError
        raise ours(f"{path}; {error.strerror}") from None


def as_path(path) -> str:
    """A path as text.  Raises: UnimplementedError for one with a scheme."""
    text = os.fsdecode(path)
    scheme, separator, rest = text.partition("://")
    if separator and scheme != "file":
        raise UnimplementedError(explain("tf.io.gfile", f"the path {text!r}", f"File system scheme {scheme!r} not "
                                         "implemented", "Copy the file to this machine first"))
    return rest if separator else text


class GFile:
    """A file, opened for reading, writing or appending.

    mode: 'r', 'w', 'a', with 'b' for bytes and '+' for both.

    Raises: NotFoundError, PermissionDeniedError and the like, when it is first used.
    Source: tf.io.gfile.GFile.
    """

    def __init__(self, name, mode="r"):
        if mode not in ("r", "w", "a", "r+", "w+", "a+", "rb", "wb", "ab", "rb+", "wb+", "ab+"):
            raise InvalidArgumentError(explain("GFile", f"mode is {mode!r}", "it must be one of r, w, a, with b or +"))
        self.name = name
        self.mode = mode
        self._opened = None

    @property
    def _file(self):
        if self._opened is None:
            with told(self.name):
                encoding = None if "b" in self.mode else "utf-8"
                self._opened = open(as_path(self.name), self.mode, encoding=encoding)  # noqa: SIM115
        return self._opened

    def read(self, n=-1):
        """The next n bytes or characters; all that are left where n is -1."""
        self._require("r", "reading")
        return self._file.read(n)

    def readline(self):
        """The next line with its end; empty after the last."""
        self._require("r", "reading")
        return self._file.readline()

    def readlines(self):
        """All lines that are left."""
        self._require("r", "reading")
        return self._file.readlines()

    def write(self, file_content):
        """Append to the file."""
        self._require("wa", "writing")
        self._file.write(file_content)

    def _require(self, letters, what):
        if "+" not in self.mode and self.mode[0] not in letters:
            raise PermissionDeniedError(explain("GFile", f"{self.name!r} in mode {self.mode!r}",
                                                f"File isn't open for {what}"))

    def seek(self, offset=None, whence=0, position=None):
        """Go to a place in the file.  position: the old name of `offset`.  Raises: TypeError without either."""
        if (offset is None) == (position is None):
            given = "neither" if offset is None else "both"
            raise TypeError(explain("GFile.seek", f"{given} of offset and position", "it takes one of them"))
        offset = position if offset is None else offset
        if offset < 0 and whence == 0:
            raise OutOfRangeError(explain("GFile.seek", f"offset is {offset}", "it must not be negative"))
        self._file.seek(offset, whence)

    def seekable(self):
        return True

    def tell(self):
        """The place in the file."""
        return self._file.tell()

    def size(self):
        """The length of the file, in bytes."""
        self.flush()
        return stat(self.name).length

    def flush(self):
        """Let others see what was written."""
        if self._opened is not None:
            self._opened.flush()

    def close(self):
        """Nothing more is read or written."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line


def exists(path) -> bool:
    """Whether there is a file or folder of that name.  Source: tf.io.gfile.exists."""
    return os.path.exists(as_path(path))


def isdir(path) -> bool:
    """Whether it is a folder.  Source: tf.io.gfile.isdir."""
    return os.path.isdir(as_path(path))


def glob(pattern) -> list:
    """The paths that match a pattern, or one of several, in order.  Source: tf.io.gfile.glob."""
    patterns = [pattern] if isinstance(pattern, (str, bytes, os.PathLike)) else pattern
    return sorted(path for p in patterns for path in python_glob.glob(as_path(p)))


def listdir(path) -> list:
    """What a folder holds.  Raises: NotFoundError.  Source: tf.io.gfile.listdir."""
    if not isdir(path):
        raise NotFoundError(f"Could not find directory {path}")
    return os.listdir(as_path(path))


def makedirs(path) -> None:
    """Make a folder, and those above it, where they are not there.  Source: tf.io.gfile.makedirs."""
    try:
        with told(path):
            os.makedirs(as_path(path), exist_ok=True)
    except AlreadyExistsError:
        raise FailedPreconditionError(f"{path}; is not a directory") from None


def mkdir(path) -> None:
    """Make a folder.  Raises: AlreadyExistsError, NotFoundError.  Source: tf.io.gfile.mkdir."""
    with told(path):
        os.mkdir(as_path(path))


def remove(path) -> None:
    """Delete a file.  Raises: NotFoundError.  Source: tf.io.gfile.remove."""
    with told(path):
        os.remove(as_path(path))


def rmtree(path) -> None:
    """Delete a folder with all it holds.  Raises: NotFoundError.  Source: tf.io.gfile.rmtree."""
    with told(path):
        shutil.rmtree(as_path(path))


def copy(src, dst, overwrite=False) -> None:
    """Copy a file.  Raises: NotFoundError; AlreadyExistsError unless `overwrite`.  Source: tf.io.gfile.copy."""
    _keep(dst, overwrite)
    with told(src):
        shutil.copyfile(as_path(src), as_path(dst))


def rename(src, dst, overwrite=False) -> None:
    """Move a file.  Raises: NotFoundError; AlreadyExistsError unless `overwrite`.  Source: tf.io.gfile.rename."""
    _keep(dst, overwrite)
    with told(src):
        os.replace(as_path(src), as_path(dst))


def _keep(path, overwrite):
    if not overwrite and exists(path):
        raise AlreadyExistsError(f"{path}; file already exists")


def stat(path):
    """The length in bytes, the time of the last change in nanoseconds, and whether it is a folder.

    Raises: NotFoundError.  Source: tf.io.gfile.stat.
    """
    with told(path):
        found = os.stat(as_path(path))
    return SimpleNamespace(length=found.st_size, mtime_nsec=found.st_mtime_ns, is_directory=isdir(path))


def walk(top, topdown=True, onerror=None):
    """Yields (folder, its folders, its files) for a folder and all below.  Source: tf.io.gfile.walk."""
    return os.walk(as_path(top), topdown, onerror)


def join(path, *paths) -> str:
    """Parts of a path as one.  Source: tf.io.gfile.join."""
    return os.path.join(path, *paths)


def get_registered_schemes() -> list:
    """The kinds of file systems there are.  Source: tf.io.gfile.get_registered_schemes."""
    return ["", "file"]


def content(path) -> bytes:
    """All bytes of a file.  Raises: as `told`."""
    with told(path):
        return Path(as_path(path)).read_bytes()
