"""Folders of examples, one folder for each class: what both *_dataset_from_directory functions share. Floor 7."""

from __future__ import annotations

import os

import numpy as np

from ...backend.dtypes import float32
from ...backend.errors import explain
from ...data.dataset import Dataset
from ...ops.indexing.masking import one_hot
from ...ops.shapes.identity import cast
from ...ops.shapes.layout import expand_dims
from ...wire.gfile import as_path, isdir


def indexed(where, directory, labels, formats, class_names, shuffle, seed, follow_links):
    """(paths, labels or None, class names or None) of the files below a folder whose names end in one of `formats`.

    labels: 'inferred' for the names of the folders; a list with one for each file in alphabetical order; or None.

    Raises: ValueError for other labels, and class names that are not those of the folders.
    """
    if not isdir(directory):
        raise ValueError(explain(where, f"directory is {directory!r}", "there is no such folder"))
    root, paths = as_path(directory), []
    names = sorted(entry for entry in os.listdir(root) if os.path.isdir(os.path.join(root, entry)))
    if labels != "inferred":
        paths = _below(root, formats, follow_links)
        if isinstance(labels, (list, tuple)):
            if len(labels) != len(paths):
                raise ValueError(explain(where, f"{len(labels)} labels for {len(paths)} files",
                                         "Expected the lengths of `labels` to match the number of files"))
            found, names = [int(label) for label in labels], sorted({str(label) for label in labels})
        elif labels is None:
            found, names = None, None
        else:
            raise ValueError(explain(where, f"labels is {labels!r}", "`labels` should be a list or tuple of integer "
                                     "labels, 'inferred', or None"))
    else:
        if class_names is not None and set(class_names) != set(names):
            raise ValueError(explain(where, f"class_names is {class_names}", "The `class_names` passed did not match "
                                     f"the names of the subdirectories of the target directory, {names}"))
        names = list(class_names or names)
        by_class = [_below(os.path.join(root, name), formats, follow_links) for name in names]
        paths = [path for files in by_class for path in files]
        found = [i for i, files in enumerate(by_class) for _ in files]
    if shuffle:
        paths, found = _mixed(paths, found, np.random.randint(1e6) if seed is None else seed)
    return paths, found, names


def _below(folder, formats, follow_links):
    """The files below a folder that end so, in alphabetical order, folder by folder."""
    walked = sorted(os.walk(folder, followlinks=follow_links), key=lambda entry: entry[0])
    return [os.path.join(root, name) for root, _, files in walked for name in sorted(files)
            if name.lower().endswith(formats)]


def _mixed(paths, labels, seed):
    """Both lists in one random order."""
    np.random.RandomState(seed).shuffle(paths)
    if labels is not None:
        np.random.RandomState(seed).shuffle(labels)
    return paths, labels


def checked_split(where, validation_split, subset, shuffle, seed):
    """Raises: ValueError for arguments about the validation part that do not fit together."""
    if validation_split and not 0 < validation_split < 1:
        raise ValueError(explain(where, f"validation_split is {validation_split}", "it must be between 0 and 1"))
    if bool(validation_split) != bool(subset):
        raise ValueError(explain(where, f"validation_split is {validation_split}, subset is {subset!r}",
                                 "If `subset` is set, `validation_split` must be set, and inversely"))
    if subset not in ("training", "validation", "both", None):
        raise ValueError(explain(where, f"subset is {subset!r}", "it must be 'training', 'validation' or 'both'"))
    if validation_split and shuffle and seed is None:
        raise ValueError(explain(where, "shuffle without a seed", "the two parts could overlap", "Pass a seed"))


def parts(paths, labels, validation_split, subset):
    """The (paths, labels) of the training part, of the validation part, or of both, as a list."""
    cut = len(paths) - int((validation_split or 0) * len(paths))
    split = {"training": slice(None, cut), "validation": slice(cut, None)}
    chosen = {"both": ["training", "validation"], None: ["training"]}.get(subset, [subset])
    return [(paths[split[name]], labels if labels is None else labels[split[name]]) for name in chosen]


def labels_dataset(labels, label_mode, classes):
    """The labels as elements: int32, float32 [1] for 'binary', float32 [classes] for 'categorical'."""
    dataset = Dataset.from_tensor_slices(np.array(labels, np.int32))
    if label_mode == "binary":
        return dataset.map(lambda x: expand_dims(cast(x, float32), -1))
    return dataset.map(lambda x: one_hot(x, classes)) if label_mode == "categorical" else dataset


def loaded(paths, labels, label_mode, classes, load):
    """(what `load` makes of a path, its label) pairs, or the first alone."""
    files = Dataset.from_tensor_slices(np.array(paths, object))
    if not label_mode:
        return files, load
    pairs = Dataset.zip((files, labels_dataset(labels, label_mode, classes)))
    return pairs, lambda path, label: (load(path), label)
