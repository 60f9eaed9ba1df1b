"""The weights of a model in files of a few megabytes. Floor 8. Read `values.py` first; next: `../model_file.py`.

    model.json                  "weightsManifest": [{"paths": [...], "weights": [an entry for each array]}]
    group1-shard1of2.bin        the bytes of all arrays, one after the other, cut where a file is full
    group1-shard2of2.bin

Browsers keep files in their caches, but not very large ones, and they load several at the same time.
"""

import os

from ...backend.errors import explain
from .quantizing import kinds_of
from .values import decode, encode

SHARD_BYTES = 4 * 1024 * 1024


def write_weights(
    folder, weights, optimizer_weights=(), quantization=None, shard_bytes=SHARD_BYTES
) -> list:
    """Write the files; returns the manifest.

    folder: path of an existing folder.
    weights, optimizer_weights: pairs of name and array; those of the optimizer keep all their bits.
    quantization: as `wanted` of `kinds_of`.   shard_bytes: of a file, at most.

    Raises: ValueError for a size below 1, two weights of one name, and as `encode` and `kinds_of`.
    """
    if not isinstance(shard_bytes, int) or shard_bytes < 1:
        raise ValueError(explain("save", f"weight_shard_size_bytes={shard_bytes!r}", "it must be at least 1 byte"))
    names = [name for name, _ in weights]
    refuse_twins(names)
    kinds = kinds_of(names, quantization)
    encoded = [encode(name, array, kinds.get(name)) for name, array in weights]
    encoded += [encode(name, array, group="optimizer") for name, array in optimizer_weights]
    data = b"".join(part for _, part in encoded)
    count = -(-len(data) // shard_bytes)
    paths = [f"group1-shard{number}of{count}.bin" for number in range(1, count + 1)]
    for number, path in enumerate(paths):
        with open(os.path.join(folder, path), "wb") as file:
            file.write(data[number * shard_bytes : (number + 1) * shard_bytes])
    return [{"paths": paths, "weights": [entry for entry, _ in encoded]}]


def read_weights(folder, manifest) -> tuple[dict, list]:
    """({name: array}, the arrays of the optimizer) of a manifest.

    folder: path of the folder that the files stand in; no other file is read.

    Raises: ValueError for a manifest that is damaged or leads out of the folder, and for files of another size.
    """
    found: dict = {}
    of_optimizer = []
    for group in manifest if isinstance(manifest, list) else [manifest]:
        check_group(group)
        data = b"".join(read_file(folder, path) for path in group["paths"])
        offset = 0
        for entry in group["weights"]:
            check_entry(entry)
            array, offset = decode(entry, data, offset)
            if entry.get("group") == "optimizer":
                of_optimizer.append(array)
                continue
            refuse_twins([*([entry["name"]] if entry["name"] in found else []), entry["name"]])
            found[entry["name"]] = array
        if offset != len(data):
            raise ValueError(explain("load", f"{', '.join(group['paths'])} with {len(data):,} bytes",
                                     f"their weights have {offset:,}", "Take the files that belong to this model.json"))
    return found, of_optimizer


def read_file(folder, path) -> bytes:
    """What one of the files holds.

    Raises: ValueError for a path out of the folder, and where no such file is.
    """
    place = os.path.realpath(os.path.join(folder, path))
    home = os.path.realpath(folder)
    if os.path.isabs(path) or os.path.commonpath([home, place]) != home:
        rule = "the files of a model must be in its own folder"
        raise ValueError(explain("load", f"weights at {path!r}", rule))
    if not os.path.isfile(place):
        rule, fix = f"there is no such file in {folder!r}", "Copy all files of the model"
        raise ValueError(explain("load", f"weights at {path!r}", rule, fix))
    with open(place, "rb") as file:
        return file.read()


def check_group(group):
    """Raise ValueError for a part of a manifest that lacks its lists."""
    lists = [group.get("paths"), group.get("weights")] if isinstance(group, dict) else [None]
    if not all(isinstance(part, list) for part in lists) or not all(isinstance(path, str) for path in lists[0]):
        raise ValueError(explain("load", f"weightsManifest with {short(group)}",
                                 "each group must have a list `paths` of str and a list `weights`"))
    for path in lists[0]:
        if "\0" in path:
            raise ValueError(explain("load", f"weights at {path!r}", "no file has such a name"))


def check_entry(entry):
    """Raise ValueError for an entry without a name, a type or a shape."""
    good = (isinstance(entry, dict) and isinstance(entry.get("name"), str) and isinstance(entry.get("dtype"), str)
            and isinstance(entry.get("shape"), list) and all(type(n) is int and n >= 0 for n in entry["shape"])
            and isinstance(entry.get("quantization", {}), dict))
    if not good:
        raise ValueError(explain("load", f"weightsManifest with {short(entry)}",
                                 "a weight must have a name, a dtype and a shape of integers from 0"))


def refuse_twins(names):
    """Raise ValueError where two weights have one name."""
    twins = sorted({name for name in names if names.count(name) > 1}) if len(set(names)) < len(names) else []
    if twins:
        raise ValueError(explain("weightsManifest", f"two weights {', '.join(twins)}", "names must be unique",
                                 "Give the layers names of their own"))


def short(value) -> str:
    """A value in a message."""
    text = repr(value)
    return text if len(text) < 100 else text[:97] + "..."
