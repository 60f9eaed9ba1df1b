"""LoadedTable: a lookup table of a SavedModel. Floor 6. Read `ops/lookup/table.py` first.

In the file a table is two functions: one that makes it, and one that fills it. What the model's functions capture is
the handle that the first one gave.
"""

from __future__ import annotations

from ...core.trackable import Trackable


class LoadedTable(Trackable):
    """A table that the file's functions made.

    handle: the tensor that stands for it.
    functions: name -> the functions that it was made by.
    """

    def __init__(self):
        self.handle = None
        self.functions: dict = {}

    @property
    def resource_handle(self):
        """The same as `handle`."""
        return self.handle

    def _trackable_children(self, save_type="checkpoint", **kwargs) -> dict:
        return dict(self.functions) if save_type == "savedmodel" else {}
