"""Asset: a file that a model needs, such as a vocabulary. Floor 6. Read `folder.py` first."""

from __future__ import annotations

import os

from ...backend.errors import explain
from ...core.context import init_scope
from ...core.convert import convert_to_tensor
from ...core.trackable import Trackable


class Asset(Trackable):
    """A file that is copied into the folder of a SavedModel, and found there when that is loaded.

    path: str or path of the file.

        >>> import tempfile
        >>> import minitf as tf
        >>> from pathlib import Path
        >>> path = Path(tempfile.mkdtemp()) / "words.txt"
        >>> _ = path.write_text("cat dog")
        >>> holder = tf.Module()
        >>> holder.words = tf.saved_model.Asset(path)
        >>> folder = tempfile.mkdtemp()
        >>> tf.saved_model.save(holder, folder)
        >>> loaded = tf.saved_model.load(folder)
        >>> Path(loaded.words.asset_path.numpy().decode()).read_text()
        'cat dog'

    Raises: ValueError for an empty path.
    Source: tf.saved_model.Asset.
    """

    def __init__(self, path):
        path = os.fspath(path)
        if not path:
            raise ValueError(explain("Asset", "path is ''", "it must be the path of a file"))
        self._path = path.decode() if isinstance(path, bytes) else path
        with init_scope():
            self._tensor = convert_to_tensor(self._path)

    @property
    def asset_path(self):
        """The path: a string tensor, which a tf.function may use; after loading, that of the copy."""
        return self._tensor

    @property
    def path(self) -> str:
        """The path as text."""
        return self._path

    @property
    def dtype(self):
        """tf.string: an asset stands for its path where an op takes one."""
        return self._tensor.dtype

    def __tf_tensor__(self, dtype=None, name=None):
        return self._tensor

    def __repr__(self):
        return f"<Asset {self._path!r}>"
