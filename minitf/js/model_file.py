"""The file model.json beside the files of weights. Floor 8. Read `weights/manifest.py` first.

    {"format": "layers-model" or "graph-model", "modelTopology": {...}, "weightsManifest": [...], ...}
"""

import json
import os
import re

from ..backend.errors import explain
from ..backend.release import RELEASE
from ..saving.saved_model.replacing import new_folder
from .weights.manifest import SHARD_BYTES, write_weights

NAME = "model.json"
OF_A_MODEL = re.compile(r"model\.json|group1-shard\d+of\d+\.bin")


def write_model(path, document, weights, optimizer_weights=(), quantization=None, shard_bytes=SHARD_BYTES):
    """Write a model to a folder, as a whole or not at all; what else is in the folder stays.

    path: of the folder, which is made where there is none.   document: the content of model.json but for the manifest.
    Others: as `write_weights`.   Raises: as `write_weights`; OSError where it cannot be written.
    """
    path = os.fspath(path)
    old = {name for name in os.listdir(path) if OF_A_MODEL.fullmatch(name)} if os.path.isdir(path) else set()
    with new_folder(path, frozenset(old)) as folder:
        manifest = write_weights(folder, weights, optimizer_weights, quantization, shard_bytes)
        whole = {**document, "generatedBy": f"minitf {RELEASE}", "convertedBy": None, "weightsManifest": manifest}
        with open(os.path.join(folder, NAME), "w", encoding="utf-8") as file:
            json.dump(whole, file, allow_nan=False)


def read_model(where, path):
    """(the content of model.json, the folder that it stands in).

    where: the function that was called.   path: of the folder, or of the file itself.

    Raises: FileNotFoundError where there is none; ValueError for what is no JSON object.
    """
    path = os.fspath(path)
    file = os.path.join(path, NAME) if os.path.isdir(path) else path
    if not os.path.isfile(file):
        raise FileNotFoundError(explain(where, f"path={path!r}", f"there is no {NAME}"))
    try:
        with open(file, encoding="utf-8") as opened:
            document = json.load(opened)
    except (ValueError, RecursionError) as error:
        raise ValueError(explain(where, file, f"it is no JSON ({error})")) from None
    if not isinstance(document, dict) or not isinstance(document.get("modelTopology"), dict):
        raise ValueError(explain(where, file, "a model must have an object `modelTopology`"))
    return document, os.path.dirname(file) or "."
