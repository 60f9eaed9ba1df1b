"""The weights of a model in a file. Floor 7. Read `walk.py`, `hdf5.py` and `shards.py` first; next: `archive.py`."""

import io
import os
import warnings
import zipfile
import zlib

from ...backend.errors import explain
from ...wire.atomic import replacing
from .damage import damage_told
from .hdf5 import find_values, make_values, open_file
from .legacy_weights import read_legacy_weights
from .shards import Shards, ShardsReader
from .walk import saveables

MEMBER = "model.weights.h5"  # the weights in a .keras file


def save_weights(model, filepath, overwrite=True, max_shard_size=None, **kwargs):
    """Write the weights of a model, and the state of its optimizer.

    filepath: a path that ends with ".weights.h5".
    overwrite: whether a file that is there may be replaced.
    max_shard_size: float, GB that a file may have, for several of them; `filepath` then ends with ".weights.json". None
      for a single file.

    Raises: ValueError for another ending, for a model that is not built, and a value larger than a file may be;
    FileExistsError; ImportError without h5py.
    Source: keras.saving.save_weights. Differs: it never asks at the keyboard.
    """
    if kwargs:
        raise ValueError(explain("save_weights", f"arguments {sorted(kwargs)}", "there are none of that name"))
    path = check_free("save_weights", filepath, overwrite)
    endings = (".weights.h5",) if max_shard_size is None else ("weights.h5", "weights.json")
    if not path.endswith(endings):
        raise ValueError(explain("save_weights", f"filepath={path!r}", f"The filename must end in `{endings[-1]}`"))
    if not model.built:
        raise ValueError(explain("save_weights", f"the model {model.name!r}", "it has not yet been built",
                                 "Call it on some data first"))
    if max_shard_size is not None:
        write_shards(model, path, max_shard_size * 2**30)
        return
    with replacing(path) as new:
        write_state(model, new)


def load_weights(model, filepath, skip_mismatch=False, **kwargs):
    """Read the weights of a model, and the state of its optimizer, from a file of `save_weights` or `save`.

    filepath: a path that ends with ".weights.h5", ".weights.json" or ".keras"; or ".h5", of an older version.
    skip_mismatch: whether layers that do not fit are left as they are, with a warning.
    by_name (keyword): of a file of an older version, whether layers are found by their names and not by their order.

    Raises: ValueError for another ending, a model that is not built, and where a layer does not fit; OSError for a
    file that is not there or not whole; ImportError without h5py.
    Source: keras.saving.load_weights.
    """
    path, by_name = os.fspath(filepath), kwargs.pop("by_name", None)
    if kwargs:
        raise ValueError(explain("load_weights", f"{kwargs}", "Invalid keyword arguments"))
    if not path.endswith((".h5", ".hdf5", ".weights.json", ".keras")):
        raise ValueError(explain("load_weights", f"filepath={path!r}",
                                 "File format not supported: it must end in `.weights.h5` or `.keras`"))
    is_legacy = path.endswith((".h5", ".hdf5")) and not path.endswith(".weights.h5")
    if by_name is not None and not is_legacy:
        raise ValueError(explain("load_weights", f"filepath={path!r}, by_name={by_name}",
                                 "`by_name` only supports loading legacy '.h5' or '.hdf5' files"))
    if not model.built:
        raise ValueError(explain("load_weights", f"the model {model.name!r}", "it has not yet been built",
                                 "Call it on some data first"))
    if path.endswith(".weights.json"):
        read_shards(model, path, skip_mismatch)
    elif is_legacy:
        read_legacy_weights(model, path, skip_mismatch, by_name)
    elif path.endswith(".weights.h5"):
        read_state(model, path, skip_mismatch)
    else:
        with open_archive(path) as archive:
            read_state(model, io.BytesIO(read_member(archive, MEMBER)), skip_mismatch)


def check_free(where, filepath, overwrite) -> str:
    """The path as a str.  Raises: FileExistsError where a file stands there and is to stay."""
    path = os.fspath(filepath)
    if not overwrite and os.path.exists(path):
        raise FileExistsError(explain(where, f"filepath={path!r}, overwrite=False", "the file exists"))
    return path


def open_archive(path):
    """A zip archive, for reading.  Raises: ValueError for what is none; OSError."""
    try:
        return zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        raise ValueError(explain("load", f"{path!r} ({error})", "a `.keras` file must be a zip archive",
                                 "It may be cut short, or of another kind")) from None


def read_member(archive, name) -> bytes:
    """A file in a zip archive.

    Raises: ValueError where it is missing or damaged, or unfolds to far more than is stored.
    """
    if name not in archive.namelist():
        raise ValueError(explain("load", f"an archive of {archive.namelist()}", f"Expected a {name} file"))
    info = archive.getinfo(name)
    if info.file_size > 1 << 20 and info.file_size > 100 * info.compress_size:
        raise ValueError(explain("load", f"{name} in the archive", f"{info.compress_size} bytes claim to be "
                                 f"{info.file_size}: refused as a decompression bomb"))
    try:
        return archive.read(name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise ValueError(explain("load", f"{name} in the archive ({error})", "it is damaged",
                                 "Take another copy of the file")) from None


def write_state(model, target):
    """Write the values of all in a model to a path or file object."""
    with open_file(target, "w") as file:
        write_values(model, lambda path, name: make_values(file, path, name))


def write_shards(model, path, size):
    """Write the values of all in a model to files of at most `size` bytes; which is where to `path`, a .json file."""
    with Shards(path, size) as shards:
        write_values(model, shards.values)


def write_values(model, make):
    """Give each part of a model what `make(path, name)` returns, a dict-like store, for its values."""
    for path, part in saveables(model):
        if hasattr(part, "save_own_variables"):
            part.save_own_variables(make(path, getattr(part, "name", None)))


def read_state(model, source, skip_mismatch=False):
    """Give all in a model the values from a path or file object.

    Raises: ValueError that tells the first object that did not fit; with `skip_mismatch` only a warning.
    """
    with open_file(source, "r") as file, damage_told(source):
        read_values(model, lambda path: find_values(file, path), skip_mismatch)


def read_shards(model, path, skip_mismatch=False):
    """Give all in a model the values from the files that `write_shards` wrote.  Raises: as `read_state`."""
    with ShardsReader(path) as shards, damage_told(path):
        read_values(model, shards.values, skip_mismatch)


def read_values(model, find, skip_mismatch):
    """Let each part of a model take its values from what `find(path)` returns."""
    failed = []
    for path, part in saveables(model):
        if hasattr(part, "load_own_variables"):
            try:
                part.load_own_variables(find(path))
            except Exception as error:  # a custom layer may raise anything
                failed.append((part, error))
    if not failed:
        return
    message = explain("load_weights", f"{failed[0][0]}: {failed[0][1]}",
                      f"A total of {len(failed)} objects could not be loaded: {[part for part, _ in failed]}")
    if not skip_mismatch:
        raise ValueError(message) from failed[0][1]
    warnings.warn(message, stacklevel=5)
