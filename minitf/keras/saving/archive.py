"""A whole model in a `.keras` file, or a folder. Floor 7. Read `weights.py` and `assets.py` first.

The file is a zip archive: `metadata.json`, who wrote it; `config.json`, what the model is and how it was compiled;
`model.weights.h5`, the weights and the state of the optimizer; below `assets/` what else layers need, as vocabularies.
"""

import datetime
import io
import json
import os
import warnings
import zipfile

from ...backend.errors import explain
from ...saving.saved_model.replacing import new_folder
from ...wire.atomic import replacing
from ..deserialization import deserialize_keras_object
from ..layers.layer import Layer
from ..release import VERSION
from ..serialization import serialize_keras_object
from ..sharing import ObjectSharingScope
from .assets import FOLDER, read_assets, write_assets
from .damage import damage_told
from .folder import Folder
from .legacy_model import load_legacy, save_legacy
from .weights import MEMBER, check_free, open_archive, read_member, read_state, write_state

LEGACY = (".h5", ".hdf5")
MEMBERS = {"metadata.json", "config.json", MEMBER, FOLDER}


def save_model(model, filepath, overwrite=True, zipped=None, **kwargs):
    """Write a model: its config, weights, how it was compiled, and the state of its optimizer.

    filepath: a path that ends with ".keras"; or ".h5", for the format of older versions.
    overwrite: whether a file that is there may be replaced.
    zipped: False for a folder with the same files in place of an archive.
    include_optimizer (keyword): whether a ".h5" file gets the state of the optimizer.

    Raises: ValueError for another ending or arguments that there are not; FileExistsError; ImportError without h5py.
    Source: keras.saving.save_model. Differs: it never asks at the keyboard.
    """
    path = check_free("save_model", filepath, overwrite)
    include_optimizer = kwargs.pop("include_optimizer", True)
    kwargs.pop("save_format", None)  # the ending tells
    if kwargs:
        raise ValueError(explain("save_model", f"{kwargs}", "these arguments are not supported"))
    if zipped is not False and path.endswith(LEGACY):
        save_legacy(model, path, include_optimizer)
        return
    if path.endswith(".keras") == (zipped is False):
        raise ValueError(explain("save_model", f"filepath={path!r}, zipped={zipped}",
                                 "Invalid filepath extension for saving: expected `.keras`, and no such for a folder",
                                 f"Use {path.removesuffix('.keras') if zipped is False else path + '.keras'!r}"))
    if not model.built:
        warnings.warn("You are saving a model that has not yet been built. It might not contain any weights yet. "
                      "Consider building the model first by calling it on some data.", stacklevel=3)
    if zipped is False:
        with new_folder(path, MEMBERS) as folder:
            _write_members(model, Folder(folder))
    else:
        with replacing(path) as new, zipfile.ZipFile(new, "w") as archive:
            _write_members(model, archive)


def _write_members(model, archive):
    with ObjectSharingScope():
        config = serialize_keras_object(model)
    now = datetime.datetime.now().strftime("%Y-%m-%d@%H:%M:%S")
    archive.writestr("metadata.json", json.dumps({"keras_version": VERSION, "date_saved": now}))
    archive.writestr("config.json", json.dumps(config))
    weights = io.BytesIO()
    write_state(model, weights)
    archive.writestr(MEMBER, weights.getbuffer())
    write_assets(model, archive)


def load_model(filepath, custom_objects=None, compile=True, safe_mode=True):
    """Return the model in a file of `save_model`.

    filepath: a path that ends with ".keras", or ".h5"; or a folder that was saved with `zipped=False`.
    custom_objects: names of classes and functions that are not registered -> these.
    compile: whether the model is compiled as it was.
    safe_mode: whether code in the file, of lambdas, is refused.

    Raises: ValueError for a file that is not there, damaged or of another kind, for code in it, and where it is not
    consistent; TypeError for a class that is not known; ImportError without h5py.
    Source: keras.saving.load_model.
    """
    path = os.fspath(filepath)
    if os.path.isdir(path) and os.path.isfile(os.path.join(path, "config.json")):
        with damage_told(path):
            return _read_members(Folder(path), custom_objects, compile, safe_mode)
    if path.endswith(LEGACY):
        return load_legacy(path, custom_objects, compile, safe_mode)
    if not path.endswith(".keras"):
        raise ValueError(explain("load_model", f"filepath={path!r}", "File format not supported: expected a file that "
                                 "ends in `.keras` or `.h5`", "For a SavedModel use keras.layers.TFSMLayer"))
    if not os.path.isfile(path):
        raise ValueError(explain("load_model", f"filepath={path!r}", "File not found",
                                 "Please ensure the file is an accessible `.keras` zip file"))
    with open_archive(path) as archive, damage_told(path):
        return _read_members(archive, custom_objects, compile, safe_mode)


def _read_members(archive, custom_objects, compile, safe_mode):
    try:
        config = json.loads(read_member(archive, "config.json"))
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError(explain("load_model", f"config.json ({error})", "it must be JSON",
                                 "The file may be damaged")) from None
    weights = io.BytesIO(read_member(archive, MEMBER))
    model = model_of(config, custom_objects, compile, safe_mode)
    read_state(model, weights)
    read_assets(model, archive)
    return model


def model_of(config, custom_objects, compile, safe_mode):
    """The model of a config, without its weights.  Raises: ValueError where the config is of something else."""
    if not isinstance(config, dict):
        raise ValueError(explain("load_model", f"config.json with {str(config)[:60]}", "it must hold a dict"))
    if not compile:
        config["compile_config"] = None
    with ObjectSharingScope():
        model = deserialize_keras_object(config, custom_objects, safe_mode=safe_mode)
    if not isinstance(model, Layer):
        raise ValueError(explain("load_model", f"config.json with {type(model).__name__}", "it must hold a model"))
    return model
