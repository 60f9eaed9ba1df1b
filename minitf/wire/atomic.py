"""Writing a file as a whole or not at all. Floor 0. Read `scratch.py` first; next: `gfile.py`.

A process that is killed while it writes leaves half a file. So the new one is written beside the old one, under another
name, and takes its place at the end, in one step of the file system.
"""

import os
from contextlib import contextmanager

from .scratch import flush, scratch_folder


@contextmanager
def replacing(path):
    """Inside, write to the path that this yields; afterwards the file stands at `path`.

    After an error in the block, what was at `path` before is still there, unchanged.

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
    with scratch_folder(path) as folder:
        new = os.path.join(folder, os.path.basename(path))
        yield new
        flush(new)
        os.replace(new, path)
