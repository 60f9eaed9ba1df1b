"""text_dataset_from_directory: text files, one folder for each class. Floor 7. Read `directories.py` first."""

from __future__ import annotations

from ...backend.errors import explain
from ...data.dataset import AUTOTUNE
from ...ops.files.reading import read_file
from ...ops.strings.substr import substr
from .directories import checked_split, indexed, loaded, parts

WHERE = "text_dataset_from_directory"


def text_dataset_from_directory(directory, labels="inferred", label_mode="int", class_names=None, batch_size=32,
                                max_length=None, shuffle=True, seed=None, validation_split=None, subset=None,
                                follow_links=False, format="tf", verbose=True):
    """Batches of (text, label) from files DIRECTORY/CLASS/NAME.txt.

    labels: 'inferred', a list with one for each file in alphabetical order, or None.
    label_mode: 'int', 'binary', 'categorical', or None for texts alone.
    max_length: bytes after which a text is cut.
    validation_split, subset: the fraction that is put aside, and which part is wanted: 'training', 'validation', or
        'both' for a list of two datasets.

    The dataset has an attribute `class_names`.

    Raises: ValueError where there are no such files, or arguments do not fit together.
    Source: keras.utils.text_dataset_from_directory. Differs: format="grain" is left out.
    """
    if label_mode not in ("int", "categorical", "binary", None):
        raise ValueError(explain(WHERE, f"label_mode is {label_mode!r}",
                                 "it must be one of 'int', 'categorical', 'binary', or None"))
    checked_split(WHERE, validation_split, subset, shuffle, seed)
    if labels is None or label_mode is None:
        labels = label_mode = None
    paths, found, names = indexed(WHERE, directory, labels, (".txt",), class_names, shuffle, seed, follow_links)
    if label_mode == "binary" and len(names) != 2:
        raise ValueError(explain(WHERE, f"label_mode is 'binary', and there are {len(names)} classes",
                                 "there must be exactly 2"))

    def load(path):
        text = read_file(path)
        return text if max_length is None else substr(text, 0, max_length)

    datasets = []
    for place, (files, own) in enumerate(parts(paths, found, validation_split, subset)):
        if not files:
            raise ValueError(explain(WHERE, f"directory is {directory!r}", "No text files found. Allowed format: .txt"))
        dataset, function = loaded(files, own, label_mode, len(names or ()), load)
        if shuffle and place == 0:
            dataset = dataset.shuffle((batch_size or 128) * 8, seed=seed)
        dataset = dataset.map(function, num_parallel_calls=AUTOTUNE)
        dataset = (dataset.batch(batch_size) if batch_size is not None else dataset).prefetch(AUTOTUNE)
        dataset.class_names = names
        datasets.append(dataset)
    return datasets if subset == "both" else datasets[0]
