"""A temporary folder for a row that works on files.   Floor 10."""

import shutil
import tempfile
import weakref


class Folder:
    """A new, empty folder, which goes when nobody holds this object any more, and at the latest with the process.

    name: its path.
    """

    def __init__(self):
        self.name = tempfile.mkdtemp(prefix="minitf-bench-")
        weakref.finalize(self, shutil.rmtree, self.name, ignore_errors=True)
