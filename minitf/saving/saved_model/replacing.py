"""A folder that takes the place of another one as a whole. Floor 6. Read `wire/scratch.py` first.

A model is several files that belong together. So the new ones are written into a folder beside the old one, and the
two change their names. On Linux they do so in one step, and at every moment the name leads to a whole model. Elsewhere
there are two steps, between which it leads nowhere.
"""

from __future__ import annotations

import ctypes
import os
import shutil
from contextlib import contextmanager

from ...backend.errors import FailedPreconditionError, explain
from ...wire.scratch import flush, scratch_folder
from . import names

OF_A_MODEL = {names.ASSETS_DIRECTORY, names.VARIABLES_DIRECTORY, names.SAVED_MODEL_FILENAME_PB,
              names.SAVED_MODEL_FILENAME_PBTXT, names.FINGERPRINT_FILENAME}  # fmt: skip
EXCHANGE = 2  # of renameat2: both names stay, and change places
HERE = -100  # AT_FDCWD: paths begin at the working directory


@contextmanager
def new_folder(path, own=frozenset(OF_A_MODEL)):
    """Inside, fill the folder that this yields; afterwards it stands at `path`, unless there was an error.

    path: of the folder; a model that is there is replaced, and other files that are beside it there are kept.
    own: the names of the files that a model consists of.

        >>> import tempfile
        >>> from pathlib import Path
        >>> path = Path(tempfile.mkdtemp()) / "model"
        >>> with new_folder(path) as folder:
        ...     _ = Path(folder, "saved_model.pb").write_text("a graph")
        >>> [file.name for file in path.iterdir()]
        ['saved_model.pb']

    Raises: OSError where the folder cannot be written; FailedPreconditionError where a file stands there.
    """
    path = os.path.realpath(path)
    if os.path.isfile(path):
        raise FailedPreconditionError(explain("save", f"{path}, which is a file", "it is not a directory",
                                              "Choose another path, or delete the file"))
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with scratch_folder(path) as folder:
        new = os.path.join(folder, os.path.basename(path))
        os.mkdir(new)
        yield new
        if os.path.isdir(path):
            flush_all(new)  # before the old model is gone
            keep_others(path, new, own)
            exchange(path, new)
        else:
            os.rename(new, path)


def flush_all(folder) -> None:
    """Wait until the disk has all files of a folder."""
    for place, _, files in os.walk(folder):
        for name in files:
            flush(os.path.join(place, name))


def keep_others(old, new, own) -> None:
    """Copy what stands in the old folder besides a model."""
    for name in set(os.listdir(old)) - own:
        source, target = os.path.join(old, name), os.path.join(new, name)
        if os.path.isdir(source) and not os.path.islink(source):
            shutil.copytree(source, target, symlinks=True)
        else:
            shutil.copy2(source, target, follow_symlinks=False)


def exchange(one, other) -> None:
    """Let two folders change their names."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is not None and rename(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0:
        return
    aside = f"{other}.old"
    os.rename(one, aside)
    os.rename(other, one)
    os.rename(aside, other)
