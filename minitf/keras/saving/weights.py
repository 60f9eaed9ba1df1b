"""The weights of a model in a file. Floor 7. Read `walk.py` and `hdf5.py` first; next: `archive.py`."""

import io
import os
import warnings
import zipfile

from ...backend.errors import explain
from ...wire.atomic import replacing
from .hdf5 import find_values, make_values, open_file
from .walk import saveables

MEMBER = "model.weights.h5"  # the weights in a .keras file


def save_weights(model, filepath, overwrite=True, max_shard_size=None, **kwargs):
    """Write the weights of a model, and the state of its optimizer.

    filepath: a path that ends with ".weights.h5".
    overwrite: whether a file that is there may be replaced.
    max_shard_size: None; files in several parts are not written.

    Raises: ValueError for another ending, and for a model that is not built; FileExistsError; ImportError without h5py.
    Source: keras.saving.save_weights. Differs: it never asks at the keyboard.
    """
    if kwargs:
        raise ValueError(explain("save_weights", f"arguments {sorted(kwargs)}", "there are none of that name"))
    path = check_free("save_weights", filepath, overwrite)
    if max_shard_size is not None:
        raise NotImplementedError(explain("save_weights", f"max_shard_size={max_shard_size}",
                                          "that part is not built yet", "Leave it out"))
    if not path.endswith(".weights.h5"):
        raise ValueError(explain("save_weights", f"filepath={path!r}", "The filename must end in `.weights.h5`"))
    if not model.built:
        raise ValueError(explain("save_weights", f"the model {model.name!r}", "it has not yet been built",
                                 "Call it on some data first"))
    with replacing(path) as new:
        write_state(model, new)


def load_weights(model, filepath, skip_mismatch=False, **kwargs):
    """Read the weights of a model, and the state of its optimizer, from a file of `save_weights` or `save`.

    filepath: a path that ends with ".weights.h5" or ".keras".
    skip_mismatch: whether layers that do not fit are left as they are, with a warning.

    Raises: ValueError for another ending, a model that is not built, and where a layer does not fit; OSError for a
    file that is not there or not whole; ImportError without h5py.
    Source: keras.saving.load_weights.
    """
    path = os.fspath(filepath)
    if kwargs:
        raise ValueError(explain("load_weights", f"{kwargs}", "Invalid keyword arguments"))
    if not path.endswith((".weights.h5", ".keras")):
        raise ValueError(explain("load_weights", f"filepath={path!r}",
                                 "File format not supported: it must end in `.weights.h5` or `.keras`"))
    if not model.built:
        raise ValueError(explain("load_weights", f"the model {model.name!r}", "it has not yet been built",
                                 "Call it on some data first"))
    if path.endswith(".weights.h5"):
        read_state(model, path, skip_mismatch)
    else:
        with zipfile.ZipFile(path) as archive:
            read_state(model, io.BytesIO(read_member(archive, MEMBER)), skip_mismatch)


def check_free(where, filepath, overwrite) -> str:
    """The path as a str.  Raises: FileExistsError where a file stands there and is to stay."""
    path = os.fspath(filepath)
    if not overwrite and os.path.exists(path):
        raise FileExistsError(explain(where, f"filepath={path!r}, overwrite=False", "the file exists"))
    return path


def read_member(archive, name) -> bytes:
    """A file in a zip archive.  Raises: ValueError where it is missing, or unfolds to far more than is stored."""
    if name not in archive.namelist():
        raise ValueError(explain("load", f"an archive of {archive.namelist()}", f"Expected a {name} file"))
    info = archive.getinfo(name)
    if info.file_size > 1 << 20 and info.file_size > 100 * info.compress_size:
        raise ValueError(explain("load", f"{name} in the archive", f"{info.compress_size} bytes claim to be "
                                 f"{info.file_size}: refused as a decompression bomb"))
    return archive.read(name)


def write_state(model, target):
    """Write the values of all in a model to a path or file object."""
    with open_file(target, "w") as file:
        for path, part in saveables(model):
            if hasattr(part, "save_own_variables"):
                part.save_own_variables(make_values(file, path, getattr(part, "name", None)))


def read_state(model, source, skip_mismatch=False):
    """Give all in a model the values from a path or file object.

    Raises: ValueError that tells the first object that did not fit; with `skip_mismatch` only a warning.
    """
    failed = []
    with open_file(source, "r") as file:
        for path, part in saveables(model):
            if hasattr(part, "load_own_variables"):
                try:
                    part.load_own_variables(find_values(file, path))
                except Exception as error:  # a custom layer may raise anything
                    failed.append((part, error))
    if not failed:
        return
    message = explain("load_weights", f"{failed[0][0]}: {failed[0][1]}",
                      f"A total of {len(failed)} objects could not be loaded: {[part for part, _ in failed]}")
    if not skip_mismatch:
        raise ValueError(message) from failed[0][1]
    warnings.warn(message, stacklevel=4)
