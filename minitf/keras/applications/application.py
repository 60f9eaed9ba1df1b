"""What all applications have in common: arguments, inputs, the end of the network, weights. Floor 7. Next: `vgg.py`.

An application is a function that makes a Functional model. Between `image_input` and `classified` stands its own part,
loops over a table of blocks; `assembled` makes the model of it, and loads the weights.
"""

import os
import warnings
from dataclasses import dataclass
from typing import Any

from ...backend.errors import explain
from .. import activations, layers
from ..config import image_data_format
from ..models.functional import Functional
from ..symbolic.keras_tensor import is_keras_tensor
from ..symbolic.sources import get_source_inputs
from ..utils.download import get_file

IMAGENET_CLASSES = 1000
HOST = "https://storage.googleapis.com/tensorflow/keras-applications/"


@dataclass(frozen=True)
class Options:
    """The arguments that all applications take.

    include_top: whether the network ends in scores of classes, rather than in features.
    weights: "imagenet" for those trained on ImageNet, which are downloaded; the path of a file; None for random ones.
    input_tensor: a KerasTensor that the network is to stand on, in place of an Input of its own.
    input_shape: (H, W, C), or (C, H, W) with "channels_first"; without the top H and W may be None.
    pooling: what becomes of features: "avg" or "max" over all places, [B, C]; None for [B, H', W', C].
    classes: how many classes there are.
    classifier_activation: of the scores; None for logits.
    name: of the model.

    Raises: ValueError where weights are none of these, or do not go with the classes or the activation.
    """

    include_top: bool
    weights: Any
    input_tensor: Any
    input_shape: Any
    pooling: str | None
    classes: int
    classifier_activation: Any
    name: str | None

    def __post_init__(self):
        received = f"{self.name}: weights={self.weights!r}"
        if self.weights not in ("imagenet", None) and not os.path.exists(self.weights):
            raise ValueError(explain("applications", received, "it must be None, 'imagenet', or the path of a file "
                                     "that is there"))
        if self.weights == "imagenet" and self.include_top and self.classes != IMAGENET_CLASSES:
            raise ValueError(explain("applications", f"{received}, classes={self.classes}",
                                     f"`classes` should be {IMAGENET_CLASSES}: so many the top was trained on",
                                     "Use include_top=False and put a Dense layer of yours on top"))

    @property
    def pretrained(self) -> bool:
        """Whether the weights are those that Keras offers."""
        return self.weights == "imagenet"


def channels_axis(last=3) -> int:
    """The axis of channels in a batch of images."""
    return 1 if image_data_format() == "channels_first" else last


def rows_and_columns(shape) -> tuple:
    """(H, W) of the shape of one image."""
    return tuple(shape[1:]) if image_data_format() == "channels_first" else tuple(shape[:2])


def image_shape(options, size=224, min_size=32) -> tuple:
    """The shape of one image.   size: H and W where none are asked for; min_size: what they are at least.

    Raises: ValueError for images that are too small, of other channels or sizes than the weights are for, and for
    unknown sizes below a top.
    """
    shape, first = options.input_shape, image_data_format() == "channels_first"

    def shape_of(rows, columns, channels=3):
        return (channels, rows, columns) if first else (rows, columns, channels)

    def refuse(rule, fix=""):
        raise ValueError(explain("applications", f"{options.name}: input_shape={shape}", rule, fix))

    if shape and len(shape) != 3:
        refuse("`input_shape` must be a tuple of three integers")
    channels = shape[0 if first else 2] if shape else 3
    if channels not in (1, 3) and not options.pretrained:
        warnings.warn(f"This model usually expects 1 or 3 input channels, not {channels}.", stacklevel=4)
    if options.pretrained and options.include_top and shape and tuple(shape) != shape_of(size, size):
        refuse(f"with its top and weights='imagenet', it should be {shape_of(size, size)}")
    if not shape:
        return shape_of(size, size) if options.include_top else shape_of(None, None)
    if options.pretrained and channels != 3:
        refuse("The input must have 3 channels for weights='imagenet'")
    if any(n is not None and n < min_size for n in rows_and_columns(shape)):
        refuse(f"Input size must be at least {min_size}x{min_size}")
    if options.include_top and None in shape:
        refuse("If `include_top` is True, you should specify a static `input_shape`", "Or use include_top=False")
    return tuple(shape)


def image_input(options, size=224, min_size=32):
    """The KerasTensor that the network begins with; see `image_shape`."""
    return input_of(options, image_shape(options, size, min_size))


def input_of(options, shape):
    """The KerasTensor that was given, or an Input of this shape."""
    if options.input_tensor is None:
        return layers.Input(shape=shape)
    given = options.input_tensor
    return given if is_keras_tensor(given) else layers.Input(tensor=given, shape=shape)


def classified(x, options, average="avg_pool", names=("avg_pool", "max_pool"), dropout=0.0, **dense):
    """The end of most networks: scores of classes, [B, classes], or features.

    average: name of the layer that takes the mean over all places below the top.
    names: those of the layers that average, or take the largest of, features.
    dropout: fraction that is dropped below the top, in a layer "top_dropout".   dense: arguments of the last layer.
    """
    if not options.include_top:
        return features(x, options, names)
    x = layers.GlobalAveragePooling2D(name=average)(x)
    if dropout > 0:
        x = layers.Dropout(dropout, name="top_dropout")(x)
    return scores(x, options, **dense)


def scores(x, options, **dense):
    """Scores of classes, [B, classes], for features [B, N]."""
    check_activation(options)
    return layers.Dense(options.classes, activation=options.classifier_activation, name="predictions", **dense)(x)


def features(x, options, names=(None, None)):
    """Images of features [B, H, W, C], or their means or maxima over all places, [B, C]."""
    if options.pooling == "avg":
        return layers.GlobalAveragePooling2D(name=names[0])(x)
    if options.pooling == "max":
        return layers.GlobalMaxPooling2D(name=names[1])(x)
    return x


def check_activation(options):
    """Raise ValueError where the activation of scores is not one that the weights were trained with."""
    allowed = (activations.get("softmax"), activations.get(None))
    if options.weights is not None and activations.get(options.classifier_activation) not in allowed:
        raise ValueError(explain("applications", f"classifier_activation={options.classifier_activation!r}, "
                                 f"weights={options.weights!r}", "Only `None` and `softmax` activations are allowed "
                                 "for pretrained weights"))


def assembled(inputs, outputs, options, url, file_hash=None, name=None):
    """The model from inputs to outputs, with its weights.

    url: where the weights lie that were trained on ImageNet. file_hash: the MD5 checksum of that file.
    """
    if options.input_tensor is not None:
        inputs = get_source_inputs(options.input_tensor)  # it may itself be an output of layers
    model = Functional(inputs, outputs, name=name or options.name)
    weights = options.weights
    if options.pretrained:
        weights = get_file(url.rpartition("/")[2], url, cache_subdir="models", file_hash=file_hash)
    if weights is not None:
        model.load_weights(weights)
    return model
