"""Weights in several HDF5 files, for models that are larger than a file should be. Floor 7. Read `hdf5.py` first.

    model.weights.json            {"metadata": {"total_size": 208}, "weight_map": {"/layers/dense/vars": FILES, ...}}
    model_00000.weights.h5        as a .weights.h5 file, with a part of the values
    model_00001.weights.h5

FILES is the name of a file, or a list of names where the values of one layer are spread.
"""

import json
import os
import warnings

import numpy as np

from ...backend.errors import explain
from ...wire.scratch import scratch_folder
from .hdf5 import Values, find_values, make_values, open_file

ENDING = ".weights.json"


class Shards:
    """Takes values one by one, and begins another file when one is full.

    path: of the .json file. size: float > 0, bytes that a file may have.
    """

    def __init__(self, path, size):
        self.path = as_json(path, "Saving")
        self.size = size
        self.map: dict = {}
        self.total = 0
        self._left = 0.0
        self._file = None
        self._names: list = []

    def values(self, path, name):
        """A store for the values of the part at a path."""
        return ShardedValues(self, path, name)

    def file_for(self, key, size):
        """The file that has room for so many bytes."""
        if size > self.size:
            raise ValueError(explain("save_weights", f"{key!r} of {size} bytes", f"it exceeds the maximum shard size "
                                     f"{self.size:.0f}", "Increase the `max_shard_size` parameter"))
        if self._file is None or size > self._left:
            self._close()
            base = os.path.basename(self.path).removesuffix(ENDING)
            self._names.append(f"{base}_{len(self._names):05d}.weights.h5")
            self._file = open_file(os.path.join(self._folder, self._names[-1]), "w")
            self._left = self.size
        self._left -= size
        self.total += size
        return self._file

    def note(self, group):
        """Note in which file there are values of a group."""
        names = self.map.setdefault(group, [])
        if self._names[-1] not in names:
            names.append(self._names[-1])

    def _close(self):
        if self._file is not None:
            self._file.close()

    def __enter__(self):
        self._scratch = scratch_folder(self.path)
        self._folder = self._scratch.__enter__()
        return self

    def __exit__(self, kind, error, trace):
        try:
            self._close()
            if kind is None:
                self._settle()
        finally:
            self._scratch.__exit__(None, None, None)

    def _settle(self):
        """Put the files in their places, the one that speaks of the others last."""
        names = {group: files[0] if len(files) == 1 else files for group, files in self.map.items()}
        content = {"metadata": {"total_size": self.total}, "weight_map": names}
        listing = os.path.join(self._folder, "listing")
        with open(listing, "w") as file:
            json.dump(content, file, indent=4)
        for name in self._names:
            os.replace(os.path.join(self._folder, name), os.path.join(os.path.dirname(self.path), name))
        os.replace(listing, self.path)


class ShardedValues:
    """Where one part of a model puts its values."""

    def __init__(self, shards, path, name):
        self._shards, self._path, self._name = shards, path, name

    def __setitem__(self, key, value):
        array = np.asarray(value.numpy() if hasattr(value, "numpy") else value)
        file = self._shards.file_for(key, array.nbytes)
        place = f"{self._path}/vars" if self._path else "vars"
        values = Values(file[place]) if place in file else make_values(file, self._path, self._name)
        values[key] = array
        self._shards.note(f"/{place}")


class ShardsReader:
    """Finds values in the files of `Shards`.

    path: of the .json file.
    Raises: ValueError where it is damaged, or names a file in another folder; OSError where there is none.
    """

    def __init__(self, path):
        self.path = as_json(path, "Loading")
        with open(self.path, encoding="utf-8") as file:
            try:
                self._map = json.load(file)["weight_map"]
            except (ValueError, KeyError, TypeError, RecursionError) as error:
                raise ValueError(explain("load_weights", self.path, f"it is damaged ({error!r})")) from None
        if not isinstance(self._map, dict):
            raise ValueError(explain("load_weights", self.path, "its weight_map must be a dict"))
        self._files: dict = {}

    def values(self, path):
        """The values of the part at a path: name -> array."""
        names = self._map.get(f"/{path}/vars" if path else "/vars", [])
        parts = [find_values(self._file(name), path) for name in ([names] if isinstance(names, str) else names)]
        return parts[0] if len(parts) == 1 else Joined(parts)

    def _file(self, name):
        if not isinstance(name, str) or os.path.basename(name) != name or name in ("", ".", ".."):
            raise ValueError(explain("load_weights", f"{self.path} names {name!r}", "it must be a file beside it"))
        if name not in self._files:
            self._files[name] = open_file(os.path.join(os.path.dirname(self.path), name), "r")
        return self._files[name]

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        for file in self._files.values():
            file.close()


class Joined:
    """Values from several files, as one mapping."""

    def __init__(self, parts):
        self._parts = parts

    def keys(self):
        """The names of the values."""
        return [key for part in self._parts for key in part]

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self.keys())

    def __contains__(self, key):
        return key in self.keys()

    def __getitem__(self, key):
        for part in self._parts:
            if key in part:
                return part[key]
        raise KeyError(explain("load_weights", f"the name {key!r}", "no file holds such a value"))


def as_json(path, what):
    """The path of the .json file; a warning where another was given."""
    if path.endswith(".json"):
        return path
    path_of_list = os.path.splitext(path)[0] + ".json"
    warnings.warn(f"{what} sharded weights requires `*.json` as the extension. The original path: {path} will be "
                  f"renamed to {path_of_list}.", stacklevel=6)
    return path_of_list
