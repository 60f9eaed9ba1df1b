"""Files that parts of a model have besides their weights, such as a vocabulary. Floor 7. Read `walk.py` first.

A part that has such files writes them into a folder (`save_assets(folder)`) and reads them from one (`load_assets`). In
the archive they stand below `assets/`, under the path of the part: `assets/layers/string_lookup/vocabulary.txt`.
"""

import os
import posixpath
import tempfile

from ...backend.errors import explain
from .walk import saveables
from .weights import read_member

FOLDER = "assets"


def write_assets(model, archive):
    """Add the files of all parts of a model to a zip archive."""
    with tempfile.TemporaryDirectory() as folder:
        for path, part in saveables(model):
            if hasattr(part, "save_assets"):
                place = os.path.join(folder, path)
                os.makedirs(place, exist_ok=True)
                part.save_assets(place)
        for place, folders, names in os.walk(folder):
            folders.sort()
            for name in sorted(names):
                file = os.path.join(place, name)
                archive.write(file, posixpath.join(FOLDER, os.path.relpath(file, folder).replace(os.sep, "/")))


def read_assets(model, archive):
    """Give all parts of a model their files from a zip archive.

    Raises: ValueError where a part cannot read its files, or a name in the archive leads out of its folder.
    """
    parts = [(path, part) for path, part in saveables(model) if hasattr(part, "load_assets")]
    if not parts:
        return
    with tempfile.TemporaryDirectory() as folder:
        unpack(archive, folder)
        for path, part in parts:
            try:
                part.load_assets(os.path.join(folder, FOLDER, path))
            except OSError as error:
                raise ValueError(explain("load_model", f"the assets of {part}: {error}",
                                         "the archive does not hold the files that this part needs")) from error


def unpack(archive, folder):
    """Write the members of the archive that are assets into a folder."""
    for name in archive.namelist():
        if not name.startswith(f"{FOLDER}/") or name.endswith("/"):
            continue
        if posixpath.normpath(name) != name or "\\" in name or ":" in name:
            raise ValueError(explain("load_model", f"the name {name!r} in the archive", "it leads out of its folder"))
        place = os.path.join(folder, *name.split("/"))
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "wb") as file:
            file.write(read_member(archive, name))
