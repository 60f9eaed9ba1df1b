"""A hidden folder in which new files wait until all of them are there. Floor 0. Read next: `atomic.py`.

It stands beside the place where the files will go, so that moving them there is one step of the file system. A process
that is killed leaves its folder behind. Whoever writes to the same place next deletes it: each process holds a lock on
its folder, which goes when the process does. So what is not locked belongs to nobody.
"""

import fcntl
import glob
import os
import shutil
import tempfile
from contextlib import contextmanager, suppress

ENDING = ".new"
RANDOM = "[a-z0-9_]" * 8  # what tempfile puts into a name


@contextmanager
def scratch_folder(path):
    """Inside, a folder beside `path`, of which this yields the name; afterwards it is gone.

    path: str, of what will be made; its folder exists.

        >>> folder = tempfile.mkdtemp()
        >>> with scratch_folder(folder + "/a") as scratch:
        ...     os.path.dirname(scratch) == folder, os.path.basename(scratch).startswith(".a.")
        (True, True)
        >>> os.listdir(folder)
        []

    Raises: OSError where the folder cannot be written.
    """
    delete_abandoned(path)
    folder, lock = locked_folder(path)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def locked_folder(path):
    """(name of a new folder beside `path`, its lock): a file descriptor; whoever closes it gives the folder up."""
    while True:
        try:
            folder = tempfile.mkdtemp(ENDING, f".{os.path.basename(path)}.", os.path.dirname(path) or ".")
        except OSError as error:
            raise type(error)(error.errno, error.strerror, path) from None  # with the name that was asked for
        lock = os.open(folder, os.O_RDONLY)
        with suppress(OSError):  # not every file system has locks
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.isdir(folder):  # nobody has deleted it before it was locked
            return folder, lock
        os.close(lock)


def delete_abandoned(path) -> None:
    """Delete the folders that processes left beside `path` which were killed; `path` may end with "*"."""
    folder, name = os.path.split(path)
    name = f".{glob.escape(name.removesuffix('*'))}{'*' if name.endswith('*') else ''}.{RANDOM}{ENDING}"
    for found in glob.glob(os.path.join(glob.escape(folder), name)):
        with suppress(OSError):  # it is locked, another one's, or was just deleted
            lock = os.open(found, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(found)
            finally:
                os.close(lock)


def flush(path) -> None:
    """Wait until the disk has all of a file."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
