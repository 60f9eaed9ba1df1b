"""Images as ImageNet's networks want them, and the names of its classes. Floor 7. Next: `application.py`."""

import json
from functools import cache
from pathlib import Path

import numpy as np

from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from .. import ops
from ..config import floatx, image_data_format
from ..utils.download import get_file

CLASS_INDEX = "https://storage.googleapis.com/download.tensorflow.org/data/imagenet_class_index.json"
CLASS_INDEX_HASH = "c2c37ea517e94d9795004a39431a14cb"
CLASSES = 1000

# Means and deviations of the channels, over ImageNet
RGB_MEAN, RGB_DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
BGR_MEAN = (103.939, 116.779, 123.68)


def preprocess_input(x, data_format=None, mode="caffe"):
    """Pixels as the weights of an application want them.

    x: array, tensor or KerasTensor [..., H, W, 3], or [..., 3, H, W] with "channels_first"; red, green, blue in
    [0, 255]. Integers of an array become floats.
    mode: "tf" for values in [-1, 1]; "torch" for values in [0, 1], then the mean and deviation of each channel over
    ImageNet are taken away; "caffe" for blue, green, red, less the mean of each.
    Returns: the same kind and shape.

        >>> import numpy as np
        >>> preprocess_input(np.array([[[0., 127.5, 255.]]]), mode="tf")
        array([[[-1.,  0.,  1.]]])

    Raises: ValueError for another mode or data_format.
    Source: keras.applications.imagenet_utils.preprocess_input. Differs: an array that is given stays as it was.
    """
    if mode not in ("caffe", "tf", "torch"):
        raise ValueError(explain("preprocess_input", f"mode={mode!r}", "it must be one of `caffe`, `tf` or `torch`"))
    data_format = data_format or image_data_format()
    if data_format not in ("channels_first", "channels_last"):
        raise ValueError(explain("preprocess_input", f"data_format={data_format!r}",
                                 "it must be one of `channels_first` or `channels_last`"))
    if isinstance(x, np.ndarray) and not np.issubdtype(x.dtype, np.floating):
        x = x.astype(floatx())
    if mode == "tf":
        return x / 127.5 - 1.0
    axis = len(x.shape) - 3 if data_format == "channels_first" else len(x.shape) - 1
    if mode == "torch":
        return (x / 255.0 - along(axis, RGB_MEAN, x)) / along(axis, RGB_DEVIATION, x)
    return reversed_along(axis, x) - along(axis, BGR_MEAN, x)


def along(axis, numbers, x):
    """Three numbers that broadcast along one axis of x."""
    shape = [1] * len(x.shape)
    shape[axis] = 3
    numbers = np.reshape(np.asarray(numbers), shape)
    return numbers.astype(x.dtype) if isinstance(x, np.ndarray) else convert_to_tensor(numbers, dtype=x.dtype)


def reversed_along(axis, x):
    """x with its three channels in the other order."""
    before = (slice(None),) * axis
    stack = np.stack if isinstance(x, np.ndarray) else ops.stack
    return stack([x[(*before, i)] for i in (2, 1, 0)], axis=axis)


def decode_predictions(preds, top=5):
    """The most likely classes by name.

    preds: array or tensor [B, 1000] of scores.   top: how many classes.
    Returns: for each image a list of (number in WordNet, name, score), the highest score first.

    Raises: ValueError for another shape; OSError where the list of names is neither in the cache nor can be downloaded.
    Source: keras.applications.imagenet_utils.decode_predictions.
    """
    if len(preds.shape) != 2 or preds.shape[1] != CLASSES:
        raise ValueError(explain("decode_predictions", f"predictions of shape {tuple(preds.shape)}",
                                 f"a batch of them has shape (samples, {CLASSES})"))
    names = class_names()
    preds = np.asarray(preds)
    best = np.argsort(preds, axis=1)[:, ::-1][:, :top]
    return [[(*names[str(i)], row[i]) for i in places] for row, places in zip(preds, best)]


@cache
def class_names() -> dict:
    """{"0": (number in WordNet, name), ...} of ImageNet's classes, downloaded once."""
    path = get_file("imagenet_class_index.json", CLASS_INDEX, cache_subdir="models", file_hash=CLASS_INDEX_HASH)
    return {number: tuple(names) for number, names in json.loads(Path(path).read_text()).items()}


def __dir__():  # what the namespace offers; the rest is how it is made
    return ["decode_predictions", "preprocess_input"]
