"""A folder that can be used like a zip archive. Floor 7. Read next: `archive.py`."""

import os
import shutil
from types import SimpleNamespace


class Folder:
    """The few methods of `zipfile.ZipFile` that a model is written and read with, for the files of a folder.

    path: of the folder, which exists.
    """

    def __init__(self, path):
        self.path = path

    def writestr(self, name, data):
        """Write bytes or text to a file."""
        with open(self._place(name), "wb") as file:
            file.write(data.encode() if isinstance(data, str) else data)

    def write(self, filename, arcname):
        """Copy a file in."""
        shutil.copyfile(filename, self._place(arcname))

    def _place(self, name):
        place = os.path.join(self.path, *name.split("/"))
        os.makedirs(os.path.dirname(place), exist_ok=True)
        return place

    def namelist(self) -> list:
        """The files in it and below, with "/" between the names."""
        found = []
        for place, folders, names in os.walk(self.path):
            folders.sort()
            found += [os.path.relpath(os.path.join(place, name), self.path).replace(os.sep, "/") for name in names]
        return sorted(found)

    def read(self, name) -> bytes:
        """What a file holds."""
        with open(os.path.join(self.path, *name.split("/")), "rb") as file:
            return file.read()

    def getinfo(self, name):
        """The size of a file, in bytes, which is not compressed."""
        size = os.path.getsize(os.path.join(self.path, *name.split("/")))
        return SimpleNamespace(file_size=size, compress_size=size)
