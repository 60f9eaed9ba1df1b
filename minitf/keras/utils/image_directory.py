"""image_dataset_from_directory: pictures, one folder for each class. Floor 7. Read `directories.py` first."""

from __future__ import annotations

from ...backend.dtypes import float32, int32
from ...backend.errors import explain
from ...data.dataset import AUTOTUNE
from ...ops.elementwise.extrema import minimum
from ...ops.files.reading import read_file
from ...ops.image.codecs import decode_image
from ...ops.image.framing import crop_to_bounding_box
from ...ops.image.resize import resize, resize_with_pad
from ...ops.shapes.identity import cast
from ...ops.shapes.layout import shape
from .directories import checked_split, indexed, loaded, parts

WHERE = "image_dataset_from_directory"
FORMATS = (".bmp", ".gif", ".jpeg", ".jpg", ".png")
CHANNELS = {"grayscale": 1, "rgb": 3, "rgba": 4}


def image_dataset_from_directory(directory, labels="inferred", label_mode="int", class_names=None, color_mode="rgb",
                                 batch_size=32, image_size=(256, 256), shuffle=True, seed=None, validation_split=None,
                                 subset=None, interpolation="bilinear", follow_links=False, crop_to_aspect_ratio=False,
                                 pad_to_aspect_ratio=False, data_format=None, format="tf", verbose=True):
    """Batches of (picture, label) from files DIRECTORY/CLASS/NAME.png; pictures are float32 [height, width, C].

    labels: 'inferred', a list with one for each file in alphabetical order, or None.
    label_mode: 'int', 'binary', 'categorical', or None for pictures alone.
    color_mode: 'grayscale', 'rgb' or 'rgba'.
    image_size: (height, width) that all pictures are resized to, by the method `interpolation`.
    crop_to_aspect_ratio, pad_to_aspect_ratio: whether pictures are cut, or filled up, rather than distorted.
    validation_split, subset: the fraction that is put aside, and which part is wanted: 'training', 'validation', or
        'both' for a list of two datasets.

    The dataset has the attributes `class_names` and `file_paths`.

    Raises: ValueError where there are no such files, or arguments do not fit together.
    Source: keras.utils.image_dataset_from_directory. Differs: format="grain" and "channels_first" are left out.
    """
    if label_mode not in ("int", "categorical", "binary", None):
        raise ValueError(explain(WHERE, f"label_mode is {label_mode!r}",
                                 "it must be one of 'int', 'categorical', 'binary', or None"))
    if color_mode not in CHANNELS:
        raise ValueError(explain(WHERE, f"color_mode is {color_mode!r}", "it must be 'grayscale', 'rgb' or 'rgba'"))
    if data_format not in (None, "channels_last"):
        raise ValueError(explain(WHERE, f"data_format is {data_format!r}", "that part is not built yet"))
    checked_split(WHERE, validation_split, subset, shuffle, seed)
    if labels is None or label_mode is None:
        labels = label_mode = None
    paths, found, names = indexed(WHERE, directory, labels, FORMATS, class_names, shuffle, seed, follow_links)
    if label_mode == "binary" and len(names) != 2:
        raise ValueError(explain(WHERE, f"label_mode is 'binary', and there are {len(names)} classes",
                                 "there must be exactly 2"))
    load = loader(CHANNELS[color_mode], tuple(image_size), interpolation, crop_to_aspect_ratio, pad_to_aspect_ratio)
    datasets = []
    for place, (files, own) in enumerate(parts(paths, found, validation_split, subset)):
        if not files:
            raise ValueError(explain(WHERE, f"directory is {directory!r}",
                                     f"No images found. Allowed formats: {', '.join(FORMATS)}"))
        dataset, function = loaded(files, own, label_mode, len(names or ()), load)
        if shuffle and place == 0:
            dataset = dataset.shuffle((batch_size or 128) * 8, seed=seed)
        dataset = dataset.map(function, num_parallel_calls=AUTOTUNE)
        dataset = (dataset.batch(batch_size) if batch_size is not None else dataset).prefetch(AUTOTUNE)
        dataset.class_names, dataset.file_paths = names, files
        datasets.append(dataset)
    return datasets if subset == "both" else datasets[0]


def loader(channels, size, interpolation, crop, pad):
    """A function from the path of a picture to the picture in its new size."""
    if crop and pad:
        raise ValueError(explain(WHERE, "crop_to_aspect_ratio and pad_to_aspect_ratio", "Only one of "
                                 "`pad_to_aspect_ratio`, `crop_to_aspect_ratio` can be set to `True`"))

    def load(path):
        image = decode_image(read_file(path), channels=channels, expand_animations=False)
        if pad:
            image = resize_with_pad(image, *size, method=interpolation)
        else:
            image = resize(to_ratio(image, size) if crop else image, size, method=interpolation)
        image.set_shape((*size, channels))
        return image

    return load


def to_ratio(image, size):
    """The largest part in the middle of a picture [H, W, C] whose sides are to each other as `size`."""
    height, width = shape(image)[0], shape(image)[1]
    kept_height = minimum(height, cast(cast(width * size[0], float32) / size[1], int32))
    kept_width = minimum(width, cast(cast(height * size[1], float32) / size[0], int32))
    return crop_to_bounding_box(image, (height - kept_height) // 2, (width - kept_width) // 2, kept_height, kept_width)
