"""Writing a file as a whole or not at all. Floor 0. Read next: `gfile.py`.

A process that is killed while it writes leaves half a file. So the new one is written beside the old one, under another
name, and takes its place at the end, in one step of the file system.
"""

import os
import tempfile
from contextlib import contextmanager


@contextmanager
def replacing(path):
    """Inside, write to the path that this yields; afterwards the file stands at `path`, unless there was an error.

    path: str or path of the file; its folder exists.

        >>> import tempfile
        >>> from pathlib import Path
        >>> path = Path(tempfile.mkdtemp()) / "a.txt"
        >>> with replacing(path) as new:
        ...     _ = Path(new).write_text("all of it")
        >>> path.read_text(), [file.name for file in path.parent.iterdir()]
        ('all of it', ['a.txt'])

    Raises: OSError where the folder cannot be written.
    """
    path = os.path.realpath(path)
    handle, new = tempfile.mkstemp(prefix=f".{os.path.basename(path)}.", suffix=".new", dir=os.path.dirname(path))
    os.close(handle)
    try:
        yield new
        _settle(new)
        os.replace(new, path)
    except BaseException:
        os.unlink(new)
        raise


def _settle(path):
    """Let the disk have all of a file, with the permissions that a new file gets."""
    mask = os.umask(0)
    os.umask(mask)
    os.chmod(path, 0o666 & ~mask)
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
