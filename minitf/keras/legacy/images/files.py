"""Batches of picture files, whose pictures a generator changes. Floor 7. Read `batches.py` first."""

from __future__ import annotations

import os
import warnings

import numpy as np

from ....backend.errors import explain
from ... import config
from ...utils.messages import print_msg
from ...utils.pictures import img_to_array, load_img
from .batches import Iterator

CHANNELS = {"rgb": 3, "rgba": 4, "grayscale": 1}


class FileBatches(Iterator):
    """What folders and frames have in common: files are read, changed, and put together with what belongs to them.

    Below, `filepaths` are all files; `classes` the number of the class of each, or a list of several.
    """

    class_modes: tuple = ()
    sample_weight = None
    targets = None
    class_indices: dict = {}
    classes: object = ()

    def __init__(self, filepaths, generator, target_size, color_mode, class_mode, batch_size, shuffle, seed,
                 data_format, save_to_dir, save_prefix, save_format, subset, interpolation, keep_aspect_ratio, dtype):
        self.image_data_generator, self.class_mode, self.subset = generator, class_mode, subset
        self.target_size, self.color_mode = tuple(target_size), color_mode
        self.data_format, self.dtype = data_format or config.image_data_format(), dtype or config.floatx()
        channels = CHANNELS[color_mode]
        last = self.data_format == "channels_last"
        self.image_shape = (*self.target_size, channels) if last else (channels, *self.target_size)
        self.save_to_dir, self.save_prefix, self.save_format = save_to_dir, save_prefix, save_format
        self.interpolation, self.keep_aspect_ratio = interpolation, keep_aspect_ratio
        self.filepaths, self.samples = filepaths, len(filepaths)
        super().__init__(self.samples, batch_size, shuffle, seed)

    @property
    def labels(self):
        """What each file is: the number of its class, or its target."""
        return self.classes if self.targets is None else self.targets

    @classmethod
    def check(cls, color_mode, class_mode, subset):
        """Raise ValueError for a mode that there is not."""
        for name, value, allowed in (("color_mode", color_mode, tuple(CHANNELS)),
                                     ("class_mode", class_mode, cls.class_modes),
                                     ("subset", subset, ("training", "validation", None))):
            if value not in allowed:
                raise ValueError(explain(cls.__name__, f"{name} is {value!r}", f"Invalid {name}: expected one of: "
                                         f"{', '.join(map(str, allowed))}"))

    def _get_batches_of_transformed_samples(self, index_array):
        batch = np.zeros((len(index_array), *self.image_shape), self.dtype)
        for place, number in enumerate(index_array):
            batch[place] = self._picture(self.filepaths[number])
        self._keep(batch, index_array)
        if self.class_mode is None:
            return batch
        y = self._answers(batch, index_array)
        return (batch, y) if self.sample_weight is None else (batch, y, self.sample_weight[index_array])

    def _picture(self, path):
        """The array of a file, changed."""
        x = img_to_array(load_img(path, self.color_mode, self.target_size, self.interpolation, self.keep_aspect_ratio),
                         self.data_format)
        generator = self.image_data_generator
        if generator:
            x = generator.apply_transform(x, generator.get_random_transform(x.shape))
            x = generator.standardize(x)
        return x

    def _answers(self, batch, index_array):
        """What belongs to the pictures of a batch."""
        if self.class_mode == "input":
            return batch.copy()
        if self.class_mode == "multi_output":
            return [each[index_array] for each in self.targets]
        if self.class_mode == "raw":
            return self.targets[index_array]
        if self.class_mode != "categorical":
            return np.array([self.classes[number] for number in index_array], self.dtype)
        y = np.zeros((len(batch), len(self.class_indices)), self.dtype)
        for place, number in enumerate(index_array):
            y[place, self.classes[number]] = 1
        return y


def split_of(generator, subset, count) -> slice:
    """Which of `count` samples belong to a subset: the first are for validation."""
    if subset is None:
        return slice(None)
    split = int(generator._validation_split * count)
    return slice(0, split) if subset == "validation" else slice(split, None)


def files_below(folder, formats, follow_links) -> list[str]:
    """The paths of the pictures in a folder and in all folders in it, folder by folder, sorted."""
    found = []
    for root, _, names in sorted(os.walk(folder, followlinks=follow_links), key=lambda each: each[0]):
        found += [os.path.join(root, name) for name in sorted(names) if name.lower().endswith(formats)]
    return found


class DirectoryIterator(FileBatches):
    """Batches of the pictures in a folder: see `ImageDataGenerator.flow_from_directory`.

    Raises: ValueError for a mode that there is not; FileNotFoundError without the folder.
    Source: keras.preprocessing.image.DirectoryIterator.
    """

    class_modes = ("categorical", "binary", "sparse", "input", None)

    def __init__(self, directory, image_data_generator, target_size=(256, 256), color_mode="rgb", classes=None,
                 class_mode="categorical", batch_size=32, shuffle=True, seed=None, data_format=None, save_to_dir=None,
                 save_prefix="", save_format="png", follow_links=False, subset=None, interpolation="nearest",
                 keep_aspect_ratio=False, dtype=None):
        self.check(color_mode, class_mode, subset)
        self.directory = directory = os.fspath(directory)
        folders = list(classes or sorted(each.name for each in os.scandir(directory) if each.is_dir()))
        self.class_indices = {name: number for number, name in enumerate(folders)}
        self.num_classes = len(folders)
        paths, numbers = [], []
        for name, number in self.class_indices.items():
            files = files_below(os.path.join(directory, name), self.white_list_formats, follow_links)
            files = files[split_of(image_data_generator, subset, len(files))]
            paths += files
            numbers += [number] * len(files)
        self.filenames = [os.path.relpath(path, directory) for path in paths]
        self.classes = np.array(numbers, "int32")
        print_msg(f"Found {len(paths)} images belonging to {self.num_classes} classes.")
        super().__init__(paths, image_data_generator, target_size, color_mode, class_mode, batch_size, shuffle, seed,
                         data_format, save_to_dir, save_prefix, save_format, subset, interpolation, keep_aspect_ratio,
                         dtype)


class DataFrameIterator(FileBatches):
    """Batches of the pictures that a frame names: see `ImageDataGenerator.flow_from_dataframe`.

    Raises: ValueError for a mode that there is not; TypeError for columns of the wrong kind.
    Source: keras.preprocessing.image.ImageDataGenerator.flow_from_dataframe.
    """

    class_modes = ("binary", "categorical", "input", "multi_output", "raw", "sparse", None)

    def __init__(self, dataframe, directory=None, image_data_generator=None, x_col="filename", y_col="class",
                 weight_col=None, target_size=(256, 256), color_mode="rgb", classes=None, class_mode="categorical",
                 batch_size=32, shuffle=True, seed=None, data_format="channels_last", save_to_dir=None, save_prefix="",
                 save_format="png", subset=None, interpolation="nearest", keep_aspect_ratio=False, dtype="float32",
                 validate_filenames=True):
        self.check(color_mode, class_mode, subset)
        frame, self.directory = dataframe, directory or ""
        self._check_columns(frame, x_col, y_col, class_mode, classes)
        if validate_filenames:
            frame = self._with_files(frame, x_col)
        has_classes = class_mode in ("binary", "categorical", "sparse")
        if has_classes:
            frame, classes = with_classes(frame, y_col, classes)
            self.class_indices = {name: number for number, name in enumerate(classes)}
        frame = frame.iloc[split_of(image_data_generator, subset, len(frame))]
        if has_classes:
            number = self.class_indices
            self.classes = [[number[each] for each in label] if isinstance(label, (list, tuple)) else number[label]
                            for label in frame[y_col]]
        elif class_mode == "multi_output":
            self.targets = [np.array(frame[name].tolist()) for name in y_col]
        elif class_mode == "raw":
            self.targets = frame[y_col].values
        self.sample_weight = frame[weight_col].values if weight_col else None
        self.filenames = frame[x_col].tolist()
        words = "validated" if validate_filenames else "non-validated"
        print_msg(f"Found {len(frame)} {words} image filenames"
                  + (f" belonging to {len(classes)} classes." if has_classes else "."))
        paths = [os.path.join(self.directory, name) for name in self.filenames]
        super().__init__(paths, image_data_generator, target_size, color_mode, class_mode, batch_size, shuffle, seed,
                         data_format, save_to_dir, save_prefix, save_format, subset, interpolation, keep_aspect_ratio,
                         dtype)

    @staticmethod
    def _check_columns(frame, x_col, y_col, class_mode, classes):
        """Raise TypeError or ValueError for columns that the mode cannot use."""
        where = "flow_from_dataframe"
        if class_mode == "multi_output" and not isinstance(y_col, list):
            raise TypeError(explain(where, f"y_col is {y_col!r}", 'If class_mode="multi_output", y_col must be a list'))
        if not all(isinstance(each, str) for each in frame[x_col]):
            raise TypeError(explain(where, f"x_col is {x_col!r}", "All values in this column must be strings"))
        kinds = {"binary": str, "sparse": str, "categorical": (str, list, tuple)}.get(class_mode)
        if kinds and not all(isinstance(each, kinds) for each in frame[y_col]):
            raise TypeError(explain(where, f"y_col is {y_col!r}", f'If class_mode="{class_mode}", y_col="{y_col}" '
                                    "column values must be strings", "Use df[column].astype(str)"))
        if class_mode == "binary" and len(set(classes or frame[y_col])) != 2:
            raise ValueError(explain(where, f"{len(set(classes or frame[y_col]))} classes",
                                     'If class_mode="binary" there must be 2 classes'))

    def _with_files(self, frame, x_col):
        """The rows whose pictures are there; a warning counts the others."""
        paths = [os.path.join(self.directory, name) for name in frame[x_col]]
        there = [path.lower().endswith(self.white_list_formats) and os.path.isfile(path) for path in paths]
        if not all(there):
            warnings.warn(f'Found {there.count(False)} invalid image filename(s) in x_col="{x_col}". These '
                          "filename(s) will be ignored.", stacklevel=4)
        return frame[there]


def with_classes(frame, y_col, classes):
    """(the rows that have a class, the classes): those that are asked for, or all, sorted."""
    if not classes:
        labels = ([each] if isinstance(each, str) else each for each in frame[y_col])
        return frame, sorted({name for label in labels for name in label})
    classes = list(dict.fromkeys(classes))

    def kept(label):
        if isinstance(label, str):
            return label if label in classes else None
        return [each for each in label if each in classes] or None

    frame = frame.assign(**{y_col: [kept(label) for label in frame[y_col]]})
    return frame.dropna(subset=[y_col]), classes
