"""Xception: separable convolutions in residual blocks. Floor 7. Read `resnet.py` first.

Its namespace is `tf.keras.applications.xception`.
"""

from .. import layers
from . import imagenet_utils
from .application import HOST, Options, assembled, channels_axis, classified, image_input

# By number of the block: filters of its separable convolutions, and whether it halves the size
BLOCKS = {2: ((128, 128), True), 3: ((256, 256), True), 4: ((728, 728), True),
          **dict.fromkeys(range(5, 13), ((728, 728, 728), False)), 13: ((728, 1024), True)}
HASHES = ("0a58e3b7378bc2990ea3b43d5981f1f6", "b0042744bf5b25fce3cb969f33bebb97")


def Xception(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
             classifier_activation="softmax", name="xception"):
    """36 convolutions, in 14 blocks.   Arguments: see `application.Options`.

    Images are at least 71x71, by default 299x299, as `preprocess_input` makes them.
    Source: Chollet 2016; keras.applications.Xception.
    """
    options = Options(**locals())
    images = x = image_input(options, size=299, min_size=71)
    for number, (filters, stride) in enumerate(((32, 2), (64, 1)), start=1):
        step = f"block1_conv{number}"
        x = layers.Conv2D(filters, (3, 3), strides=(stride, stride), use_bias=False, name=step)(x)
        x = layers.Activation("relu", name=f"{step}_act")(normalized(x, f"{step}_bn"))
    for number, (filters, halves) in BLOCKS.items():
        x = block(x, filters, halves, f"block{number}")
    for number, filters in enumerate((1536, 2048), start=1):
        step = f"block14_sepconv{number}"
        x = layers.Activation("relu", name=f"{step}_act")(separable(x, filters, step))
    x = classified(x, options, names=(None, None))
    ending = "" if include_top else "_notop"
    url = f"{HOST}xception/xception_weights_tf_dim_ordering_tf_kernels{ending}.h5"
    return assembled(images, x, options, url, HASHES[not include_top])


def block(x, filters, halves, name):
    """x + separable convolutions of relu(x); where the size is halved, x goes through a convolution too."""
    shortcut = x
    if halves:
        shortcut = layers.Conv2D(filters[-1], (1, 1), strides=(2, 2), padding="same", use_bias=False)(x)
        shortcut = normalized(shortcut)
    for number, channels in enumerate(filters, start=1):
        step = f"{name}_sepconv{number}"
        if name != "block2" or number > 1:  # what block 1 leaves is active already
            x = layers.Activation("relu", name=f"{step}_act")(x)
        x = separable(x, channels, step)
    if halves:
        x = layers.MaxPooling2D((3, 3), strides=(2, 2), padding="same", name=f"{name}_pool")(x)
    return layers.add([x, shortcut])


def separable(x, filters, name):
    """A normalized convolution over 3x3 places, and then over channels."""
    x = layers.SeparableConv2D(filters, (3, 3), padding="same", use_bias=False, name=name)(x)
    return normalized(x, f"{name}_bn")


def normalized(x, name=None):
    """Batch normalization of x."""
    return layers.BatchNormalization(axis=channels_axis(-1), name=name)(x)


def preprocess_input(x, data_format=None):
    """Values in [-1, 1]; see `imagenet_utils.preprocess_input`."""
    return imagenet_utils.preprocess_input(x, data_format, mode="tf")


def decode_predictions(preds, top=5):
    """The most likely classes by name; see `imagenet_utils.decode_predictions`."""
    return imagenet_utils.decode_predictions(preds, top)


def __dir__():  # what the namespace offers; the rest is how it is made
    return ["Xception", "decode_predictions", "preprocess_input"]
