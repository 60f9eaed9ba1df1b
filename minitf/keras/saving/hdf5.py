"""Arrays in HDF5 files, by path; the one file that imports h5py. Floor 7. Read next: `weights.py`.

A file comes from a stranger. So a dataset must hold the bytes that its shape needs, in the file itself: HDF5 can name
other files, and shapes of any size that hold nothing.
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import as_dtype
from ...backend.errors import explain, missing_extra
from .damage import name_of

GROWTH = 100  # how often as many bytes a compressed dataset may unfold to


def open_file(target, mode):
    """An h5py.File for a path or a binary file object.

    mode: "r" or "w".
    Raises: ImportError without h5py; OSError for what is no HDF5 file.
    """
    try:
        import h5py
    except ImportError:
        raise missing_extra("h5py", "saving") from None
    try:
        return h5py.File(target, mode)
    except OSError as error:
        if isinstance(error, FileNotFoundError) or mode != "r":
            raise
        raise OSError(explain("load", f"{name_of(target)} ({error})", "it must be an HDF5 file",
                              "It may be cut short, or of another kind")) from None


class Values:
    """The values of one object in a file: a mapping from "0", "1", ... (or a layer's own names) to arrays."""

    def __init__(self, group):
        self.group = group

    def __setitem__(self, key, value):
        array = np.asarray(value.numpy() if hasattr(value, "numpy") else value)
        if array.dtype.name == "bfloat16":  # HDF5 has no such dtype: two bytes, and a note
            self.group.create_dataset(key, data=array.view("V2")).attrs["dtype"] = "bfloat16"
        else:
            self.group[key] = array

    def __getitem__(self, key):
        dataset = member(self.group, key)
        check_size(dataset)
        array = np.asarray(dataset[()])
        return array.view(as_dtype("bfloat16").as_numpy_dtype) if dataset.attrs.get("dtype") == "bfloat16" else array

    def __contains__(self, key):
        return key in self.keys()

    def __len__(self):
        return len(self.keys())

    def __iter__(self):
        return iter(self.keys())

    def keys(self):
        """The names of the values."""
        return list(self.group.keys()) if self.group is not None else []


def make_values(file, path, name) -> Values:
    """A new group of values at a path; `name` stands beside them for people who look."""
    group = file.create_group(f"{path}/vars" if path else "vars")
    if isinstance(name, str):
        group.attrs["name"] = name
    return Values(group)


def find_values(file, path) -> Values:
    """The values at a path; none where the file has no such group.  Raises: ValueError for a link."""
    group = file
    for part in [*filter(None, path.split("/")), "vars"]:
        if not hasattr(group, "keys") or part not in group:
            return Values(None)
        group = member(group, part)
    return Values(group if hasattr(group, "keys") else None)


def member(group, key):
    """What a group holds under a name.  Raises: KeyError where there is nothing; ValueError for a link."""
    import h5py

    if group is None or key not in group:
        raise KeyError(explain("load", f"the name {key!r}", "the file holds no such value"))
    if not isinstance(group.get(key, getlink=True), h5py.HardLink):
        raise ValueError(explain("load", f"{key!r} in {group.name}", "it is a link, maybe to another file: refused"))
    return group[key]


def array_at(group, path):
    """The array of a dataset below a group, at a path such as "dense/kernel".  Raises: KeyError, ValueError."""
    for part in filter(None, path.split("/")):
        if not hasattr(group, "keys"):
            raise ValueError(explain("load", f"{path!r}", "a dataset stands where a group should"))
        group = member(group, part)
    check_size(group)
    return np.asarray(group[()])


def check_size(dataset):
    """ValueError where the shape asks for more than the file holds."""
    if not hasattr(dataset, "id") or not hasattr(dataset, "shape"):
        raise ValueError(explain("load", f"{dataset!r}", "it must be a dataset"))
    if dataset.is_virtual or dataset.external:
        raise ValueError(explain("load", f"{dataset.name}", "its bytes are in another file: refused"))
    held = dataset.id.get_storage_size() * (1 if dataset.compression is None else GROWTH)
    if dataset.nbytes > max(held, 64):
        raise ValueError(explain("load", f"{dataset.name} of shape {dataset.shape}",
                                 f"it needs {dataset.nbytes} bytes, and the file holds {held}"))
